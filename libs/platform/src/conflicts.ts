import { setTimeout as pause } from 'node:timers/promises';
import { isConflict } from './faults';

const ATTEMPTS = 5;
/** Upper bound of the first wait, in milliseconds; it doubles with each further one. */
const FIRST_WAIT_MS = 10;

/**
 * Does the work again when PostgreSQL undid it for the sake of another (a deadlock, a serialization fault). A statement
 * on its own, like a transaction as a whole, has then left nothing behind. Waits are drawn at random, so that rivals do
 * not meet again.
 * @throws what the work threw: at once when it is no conflict, after five attempts when it is
 */
export async function despiteConflicts<T>(
  work: () => Promise<T>,
  wait: (milliseconds: number) => Promise<unknown> = pause,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !isConflict(error)) throw error;
      await wait(Math.random() * FIRST_WAIT_MS * 2 ** (attempt - 1));
    }
  }
}
