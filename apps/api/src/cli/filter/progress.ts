import type { Writable } from 'node:stream';

/** Somebody who looks on is told every second, a log file now and then. */
const LIVE_MS = 1_000;
const LOGGED_MS = 30_000;
const CLEAR_LINE = '\r\u001b[K';

/** A stream that may be a terminal. */
export type Log = Writable & { isTTY?: boolean };

/** Tells how far a long work has come: on a terminal in one line that stays, elsewhere in lines that do not pile up. */
export class Progress {
  private readonly live: boolean;
  private readonly every: number;
  private last: number;
  private shown = false;

  constructor(
    private readonly log: Log,
    private readonly now: () => number = Date.now,
  ) {
    this.live = log.isTTY === true;
    this.every = this.live ? LIVE_MS : LOGGED_MS;
    this.last = now();
  }

  /** Called as often as one likes; tells now and then. */
  at(words: () => string): void {
    const now = this.now();
    if (now - this.last < this.every) return;
    this.last = now;
    this.shown = true;
    this.log.write(this.live ? CLEAR_LINE + words() : `${words()}\n`);
  }

  /** Writes a line of its own, beside what is shown of the progress. */
  say(line: string): void {
    this.log.write(`${this.live && this.shown ? CLEAR_LINE : ''}${line}\n`);
    this.shown = false;
  }
}
