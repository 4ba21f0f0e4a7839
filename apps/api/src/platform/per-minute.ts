import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from '@app/contract';

const MINUTE_S = 60;

/** Lets each key do something a number of times in a minute. Counted by each server for itself. */
export class PerMinute {
  private readonly limiter: RateLimiterMemory;

  constructor(times: number) {
    this.limiter = new RateLimiterMemory({ points: times, duration: MINUTE_S });
  }

  /** @throws Problem `rate.limited` with the seconds to wait */
  async count(key: string): Promise<void> {
    try {
      await this.limiter.consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new Problem('rate.limited', { retryAfter: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) });
    }
  }
}
