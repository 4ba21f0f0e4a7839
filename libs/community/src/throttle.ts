import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { Problem } from '@app/contract';
import type { Database } from '@app/platform';
import { sha256 } from './tokens';

const QUARTER_HOUR_SECONDS = 15 * 60;

/**
 * Counts failures by key in the database, so that neither a restart nor another server forgets them. Keys are kept as
 * hashes: what people typed is nobody’s business.
 */
export class Throttle {
  private readonly limiter: RateLimiterPostgres;

  /**
   * @param purpose keeps the keys of different throttles apart
   * @param failures how many a key may have in a quarter of an hour
   */
  constructor(database: Database, purpose: string, failures: number) {
    this.limiter = new RateLimiterPostgres({
      storeClient: database.dataSource,
      storeType: 'typeorm',
      tableName: 'throttle',
      tableCreated: true,
      keyPrefix: purpose,
      points: failures,
      duration: QUARTER_HOUR_SECONDS,
    });
  }

  /** @throws Problem `rate.limited` when the key has no failure left. */
  async check(key: string): Promise<void> {
    const state = await this.limiter.get(hashed(key));
    if (state !== null && state.remainingPoints === 0)
      throw new Problem('rate.limited', { retryAfter: Math.max(1, Math.ceil(state.msBeforeNext / 1000)) });
  }

  async fail(key: string): Promise<void> {
    await this.limiter.penalty(hashed(key));
  }

  async forgive(key: string): Promise<void> {
    await this.limiter.delete(hashed(key));
  }
}

const hashed = (key: string): string => sha256(key).toString('base64url');
