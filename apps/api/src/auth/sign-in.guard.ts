import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { Problem } from '@app/contract';
import { LoginDto } from './auth.dto';
import { SIGN_IN_STRATEGY } from './sign-in.strategy';

/** A request whose login and password were right; no user was looked for when its body is no sign-in. */
export interface SigningInRequest extends FastifyRequest {
  user?: { accountId: string };
}

/** Checks the password before the handler runs. */
@Injectable()
export class SignInGuard extends AuthGuard(SIGN_IN_STRATEGY) {
  /** A body that is no sign-in at all is left to the validation that follows, which says what is wrong with it. */
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const { body } = context.switchToHttp().getRequest<FastifyRequest>();
    if (typeof body !== 'object' || body === null) return true;
    if (validateSync(plainToInstance(LoginDto, body)).length > 0) return true;
    return (await super.canActivate(context)) === true;
  }

  /** Whatever Passport itself finds wanting is told like a wrong password. */
  override handleRequest<User>(error: unknown, user: User | false | null): User {
    if (error instanceof Error) throw error;
    if (!user) throw new Problem('auth.failed');
    return user;
  }
}
