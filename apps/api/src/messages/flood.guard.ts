import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from '@app/contract';
import { Config } from '@app/platform';
import type { SignedInRequest } from '../auth';

const MINUTE = 60;

/** Bounds what one account writes in a minute: posts, new revisions, reports and appeals together. */
@Injectable()
export class FloodGuard implements CanActivate {
  private readonly writes: RateLimiterMemory;

  constructor(config: Config) {
    this.writes = new RateLimiterMemory({ points: config.PARVIS_POSTS_PER_MINUTE, duration: MINUTE });
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { user } = context.switchToHttp().getRequest<SignedInRequest>();
    try {
      await this.writes.consume(user.accountId);
      return true;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new Problem('rate.limited', { retryAfter: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) });
    }
  }
}
