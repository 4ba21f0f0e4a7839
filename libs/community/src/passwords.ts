import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { Semaphore } from 'async-mutex';
import { Problem } from '@app/contract';

/** Argon2id (the package’s default kind) with the parameters OWASP advises: 19 MiB, two passes, one lane. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const MAX_WAITING = 500;

/** Hashes and checks passwords; each takes a core for some 20 ms, so only few run at once. */
export class Passwords {
  private readonly places = new Semaphore(Math.max(2, availableParallelism()));
  private waiting = 0;
  private nobody: Promise<string> | undefined;

  /**
   * Runs work that hashes or verifies as soon as there is a place for it.
   * @throws Problem `server.unavailable` when too many wait already.
   */
  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.waiting >= MAX_WAITING) throw new Problem('server.unavailable', { retryAfter: 10 });
    this.waiting++;
    try {
      return await this.places.runExclusive(work);
    } finally {
      this.waiting--;
    }
  }

  hash(password: string): Promise<string> {
    return hash(normalized(password), ARGON2);
  }

  verify(passwordHash: string, password: string): Promise<boolean> {
    return verify(passwordHash, normalized(password));
  }

  /** The same work as `verify` for an account that does not exist. */
  async verifyNobody(password: string): Promise<void> {
    this.nobody ??= this.hash('nobody');
    await this.verify(await this.nobody, password);
  }
}

/** « é » is one password whether the keyboard sends one code point or two. */
const normalized = (password: string): string => password.normalize('NFKC');
