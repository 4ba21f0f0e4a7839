import { timingSafeEqual } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { Problem } from '@app/contract';
import type { Principal } from '@app/community';
import { Config } from '@app/platform';
import { canInSchool, couldEver, SCHOOL_ACTIONS, type Action, type SchoolAction } from '@app/policy';
import { PerMinute } from '../platform';
import { accessOf } from './access';
import { Credentials } from './credential';
import { SESSION_STRATEGY, type SignedInRequest } from './session.strategy';

const READING_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Stands before every handler: one that does not declare who may call it is refused. Knows the person, the request
 * rate, the CSRF token and what the person could ever do; what they may do to this object is asked further in.
 */
@Injectable()
export class AccessGuard extends AuthGuard(SESSION_STRATEGY) {
  private readonly requests: PerMinute;

  constructor(
    config: Config,
    private readonly credentials: Credentials,
  ) {
    super();
    this.requests = new PerMinute(config.PARVIS_REQUESTS_PER_MINUTE);
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = accessOf(context.getHandler());
    if (access === undefined || context.getType() !== 'http') throw new Problem('forbidden');
    if (access.to === 'public') return true;
    if ((await super.canActivate(context)) !== true) return false;
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    await this.requests.count(request.user.accountId);
    requireCsrfToken(request);
    if (request.credential.by === 'cookie') {
      const reply = context.switchToHttp().getResponse<FastifyReply>();
      this.credentials.renew(reply, request.credential.token, request.user);
    }
    if (access.to === 'holders' && !access.anyOf.some((action) => couldDo(request.user, action)))
      throw new Problem('forbidden');
    return true;
  }

  override handleRequest<User>(error: unknown, user: User | false | null): User {
    if (error instanceof Error) throw error;
    if (!user) throw new Problem('auth.required');
    return user;
  }
}

/** The cookie alone proves nothing about who made the browser send the request. */
function requireCsrfToken({ credential, method, headers, user }: SignedInRequest): void {
  if (credential.by !== 'cookie' || READING_METHODS.has(method)) return;
  const given = Buffer.from(String(headers['x-csrf-token'] ?? ''));
  const expected = Buffer.from(user.csrfToken);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Problem('auth.csrf');
}

function couldDo({ capacities }: Principal, action: Action | SchoolAction): boolean {
  return isSchoolAction(action) ? canInSchool(capacities, action) : couldEver(capacities, action);
}

const isSchoolAction = (action: Action | SchoolAction): action is SchoolAction => action in SCHOOL_ACTIONS;
