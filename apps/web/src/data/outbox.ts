import { isProblem } from '../api/problem';
import type { Kept } from './kept';

/** A message that its author has sent and the server has not accepted yet. */
export interface Waiting {
  clientId: string;
  channelId: string;
  text: string;
  /** Milliseconds since 1970. */
  since: number;
  status: 'waiting' | 'sending' | 'refused';
  /** Why the server refused it, in words to show. */
  problem?: string;
}

interface Doors {
  kept: Kept;
  /** Hands one message to the server; throws {@link ApiProblem}. */
  send: (entry: Waiting) => Promise<void>;
  newId: () => string;
  now: () => number;
  /** Runs an act once after that many milliseconds. */
  later: (act: () => void, ms: number) => void;
}

const NAME = 'outbox';
const RETRY_MS = 15_000;

/**
 * Messages leave in the order in which they were written, one at a time. What fails in passing (no network, too
 * many requests, a server that restarts) waits and leaves later under the same client id, so that the server
 * keeps one message whatever was lost on the way; what is refused stays, with its text, until its author decides.
 */
export class Outbox {
  private entries: readonly Waiting[];
  private readonly listeners = new Set<() => void>();
  private busy = false;

  constructor(private readonly doors: Doors) {
    this.entries = parse(doors.kept.read(NAME));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): readonly Waiting[] => this.entries;

  add(channelId: string, text: string): void {
    const { newId, now } = this.doors;
    this.set([...this.entries, { clientId: newId(), channelId, text, since: now(), status: 'waiting' }]);
    void this.flush();
  }

  retry(clientId: string): void {
    this.change(clientId, { status: 'waiting', problem: undefined });
    void this.flush();
  }

  discard(clientId: string): void {
    this.set(this.entries.filter((entry) => entry.clientId !== clientId));
  }

  /** Sends what waits; called again when the network comes back. */
  async flush(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      for (let next = this.nextWaiting(); next !== undefined; next = this.nextWaiting())
        if (!(await this.deliver(next))) return;
    } finally {
      this.busy = false;
    }
  }

  /** Whether the next one may leave at once. */
  private async deliver(entry: Waiting): Promise<boolean> {
    this.change(entry.clientId, { status: 'sending' });
    try {
      await this.doors.send(entry);
      this.discard(entry.clientId);
      return true;
    } catch (error) {
      if (isProblem(error) && !error.passing) {
        this.change(entry.clientId, { status: 'refused', problem: error.message });
        return true;
      }
      this.change(entry.clientId, { status: 'waiting' });
      const seconds = isProblem(error) ? error.retryAfter : undefined;
      this.doors.later(() => void this.flush(), seconds === undefined ? RETRY_MS : seconds * 1000);
      return false;
    }
  }

  private nextWaiting(): Waiting | undefined {
    return this.entries.find((entry) => entry.status === 'waiting');
  }

  private change(clientId: string, change: Partial<Waiting>): void {
    this.set(this.entries.map((entry) => (entry.clientId === clientId ? { ...entry, ...change } : entry)));
  }

  private set(entries: readonly Waiting[]): void {
    this.entries = entries;
    this.doors.kept.write(NAME, entries.length === 0 ? null : JSON.stringify(entries));
    for (const listener of this.listeners) listener();
  }
}

/** What was being sent when the page closed may or may not have arrived: it is sent again, under its id. */
function parse(kept: string | null): Waiting[] {
  if (kept === null) return [];
  try {
    const entries = JSON.parse(kept) as Waiting[];
    return entries.map((entry) => (entry.status === 'sending' ? { ...entry, status: 'waiting' } : entry));
  } catch {
    return [];
  }
}
