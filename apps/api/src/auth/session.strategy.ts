import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Sessions, type Principal } from '@app/community';
import { Credentials, type Credential } from './credential';

/** `session` itself is the name of Passport’s own strategy. */
export const SESSION_STRATEGY = 'parvis-session';

/** A request whose session was found. */
export interface SignedInRequest extends FastifyRequest {
  user: Principal;
  credentialBy: Credential['by'];
}

/** Finds the principal of the session token that a request carries. */
@Injectable()
export class SessionStrategy extends PassportStrategy(Strategy, SESSION_STRATEGY) {
  constructor(
    private readonly credentials: Credentials,
    private readonly sessions: Sessions,
  ) {
    super();
  }

  async validate(request: SignedInRequest): Promise<Principal | null> {
    const credential = this.credentials.read(request.headers);
    if (credential === undefined) return null;
    request.credentialBy = credential.by;
    return this.sessions.resolve(credential.token);
  }
}
