import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Problem } from '@app/contract';
import { Sessions, type Principal } from '@app/community';
import { Credentials, type Credential } from './credential';
import { hasMoved } from './device';

/** Somebody whose session was found. */
export interface Entered extends Credential {
  principal: Principal;
}

/** The one way from the headers of a request or of a socket’s handshake to a principal. */
@Injectable()
export class SessionDoor {
  constructor(
    private readonly credentials: Credentials,
    private readonly sessions: Sessions,
  ) {}

  /**
   * Null without a session. A cookie that turns up in another browser or system than the one that it was given to was
   * taken: its session ends, for the thief and the owner alike.
   * @throws Problem `auth.moved`
   */
  async enter(headers: IncomingHttpHeaders): Promise<Entered | null> {
    const credential = this.credentials.read(headers);
    if (credential === undefined) return null;
    const principal = await this.sessions.resolve(credential.token);
    if (!principal) return null;
    if (credential.by === 'cookie' && hasMoved(principal.userAgent, headers['user-agent'] ?? '')) {
      await this.sessions.end(principal.accountId, principal.sessionId);
      throw new Problem('auth.moved');
    }
    return { ...credential, principal };
  }
}
