import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Principal } from '@app/community';
import type { Credential } from './credential';
import { SessionDoor } from './session-door';

/** `session` itself is the name of Passport’s own strategy. */
export const SESSION_STRATEGY = 'parvis-session';

/** A request whose session was found. */
export interface SignedInRequest extends FastifyRequest {
  user: Principal;
  credential: Credential;
}

/** Finds the principal of the session token that a request carries. */
@Injectable()
export class SessionStrategy extends PassportStrategy(Strategy, SESSION_STRATEGY) {
  constructor(private readonly door: SessionDoor) {
    super();
  }

  async validate(request: SignedInRequest): Promise<Principal | null> {
    const entered = await this.door.enter(request.headers);
    if (!entered) return null;
    const { principal, ...credential } = entered;
    request.credential = credential;
    return principal;
  }
}
