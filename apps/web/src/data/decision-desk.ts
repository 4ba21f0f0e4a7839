import type { Decision } from './queue';

export interface Desk {
  /** Decided here, not sent yet: can be undone. */
  readonly pending?: Decision;
  /** On their way to the server. */
  readonly sending: readonly Decision[];
  /** The last one that the server did not take. */
  readonly failed?: { decision: Decision; error: unknown };
}

interface Doors {
  /** Sends a decision; with `leaving` the request must outlive the page. */
  send: (decision: Decision, leaving: boolean) => Promise<void>;
  /** Runs an act later; the returned function cancels it. */
  later: (act: () => void, ms: number) => () => void;
}

/** How long a decision can be undone. */
export const UNDO_MS = 5_000;

/**
 * Holds the last decision for a few seconds, so that a slip of the finger can be undone before anybody receives
 * anything. It is sent after that delay, or at once when the next one is taken or the page is left.
 */
export class DecisionDesk {
  private desk: Desk = { sending: [] };
  private cancelTimer: () => void = () => undefined;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly doors: Doors) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): Desk => this.desk;

  take(decision: Decision): void {
    this.flush();
    this.set({ pending: decision, sending: this.desk.sending });
    this.cancelTimer = this.doors.later(() => {
      this.flush();
    }, UNDO_MS);
  }

  /** Takes the last decision back; nothing was sent. */
  undo(): Decision | undefined {
    const { pending, ...rest } = this.desk;
    if (pending === undefined) return undefined;
    this.cancelTimer();
    this.set(rest);
    return pending;
  }

  /** Sends what is pending now. */
  flush(leaving = false): void {
    const { pending, ...rest } = this.desk;
    if (pending === undefined) return;
    this.cancelTimer();
    this.set({ ...rest, sending: [...rest.sending, pending] });
    void this.deliver(pending, leaving);
  }

  forgetFailure(): void {
    this.set({ ...this.desk, failed: undefined });
  }

  /** Whether this message was decided here and should not be offered again. */
  holds(id: string): boolean {
    return [this.desk.pending, ...this.desk.sending].some((decision) => decision?.item.id === id);
  }

  private async deliver(decision: Decision, leaving: boolean): Promise<void> {
    const sent = () => this.desk.sending.filter((other) => other !== decision);
    try {
      await this.doors.send(decision, leaving);
      this.set({ ...this.desk, sending: sent() });
    } catch (error) {
      this.set({ ...this.desk, sending: sent(), failed: { decision, error } });
    }
  }

  private set(desk: Desk): void {
    this.desk = desk;
    for (const listener of this.listeners) listener();
  }
}
