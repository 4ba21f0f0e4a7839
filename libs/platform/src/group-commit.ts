/**
 * In-process group commit: while one batch is being written, what arrives waits and leaves together in the next.
 * Each lane writes one batch at a time, in order; a command always takes the lane of its key, so commands of one
 * channel are committed in the order in which they came.
 */
export class GroupCommit<Command, Result> {
  private readonly lanes: Lane<Command, Result>[];

  /**
   * @param write writes a batch in one transaction and answers one result for each command, in order
   * @param lanes how many batches may be under way at once
   * @param splittable whether an error is one command’s own fault, so that the batch is tried again one by one
   */
  constructor(
    write: (batch: readonly Command[]) => Promise<readonly Result[]>,
    lanes: number,
    splittable: (error: unknown) => boolean,
  ) {
    this.lanes = Array.from({ length: lanes }, () => new Lane(write, splittable));
  }

  /** Resolves after the command is committed. Rejects with what its writing threw. */
  submit(key: string, command: Command): Promise<Result> {
    const lane = this.lanes[hash(key) % this.lanes.length];
    if (!lane) throw new Error('a group commit needs at least one lane');
    return lane.submit(command);
  }
}

const MAX_BATCH = 256;

interface Waiting<Command, Result> {
  readonly command: Command;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

class Lane<Command, Result> {
  private waiting: Waiting<Command, Result>[] = [];
  private writing = false;

  constructor(
    private readonly write: (batch: readonly Command[]) => Promise<readonly Result[]>,
    private readonly splittable: (error: unknown) => boolean,
  ) {}

  submit(command: Command): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ command, resolve, reject });
      if (!this.writing) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.writing = true;
    // What the same turn of the event loop brings leaves together.
    await new Promise(setImmediate);
    while (this.waiting.length > 0) await this.settle(this.waiting.splice(0, MAX_BATCH));
    this.writing = false;
  }

  private async settle(batch: Waiting<Command, Result>[]): Promise<void> {
    try {
      const results = await this.write(batch.map(({ command }) => command));
      for (const [i, result] of results.entries()) batch[i]?.resolve(result);
    } catch (error) {
      if (batch.length === 1 || !this.splittable(error)) {
        for (const { reject } of batch) reject(error);
        return;
      }
      for (const one of batch) await this.settle([one]);
    }
  }
}

function hash(key: string): number {
  let value = 0;
  for (let i = 0; i < key.length; i++) value = (value * 31 + key.charCodeAt(i)) >>> 0;
  return value;
}
