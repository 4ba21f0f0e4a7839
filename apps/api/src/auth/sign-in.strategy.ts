import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-local';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { SignIn } from '@app/community';

export const SIGN_IN_STRATEGY = 'local';

/** Finds the account that a login and a password belong to. */
@Injectable()
export class SignInStrategy extends PassportStrategy(Strategy, SIGN_IN_STRATEGY) {
  constructor(private readonly accounts: SignIn) {
    super({ usernameField: 'login', passReqToCallback: true });
  }

  async validate(request: FastifyRequest, login: string, password: string): Promise<{ accountId: string }> {
    return { accountId: await this.accounts.signIn(login, password, request.ip) };
  }
}
