import { GroupCommit } from './group-commit';

interface Command {
  key: string;
  id: number;
}

/** A writer that notes its batches and waits for a word before it answers each. */
class Writer {
  readonly batches: number[][] = [];
  private readonly releases: (() => void)[] = [];

  readonly write = async (batch: readonly Command[]): Promise<number[]> => {
    const ids = batch.map(({ id }) => id);
    this.batches.push(ids);
    await new Promise<void>((done) => this.releases.push(done));
    return ids.map((id) => id * 10);
  };

  /** Lets the oldest batch under way end, and waits until what follows has begun. */
  async finishOne(): Promise<void> {
    this.releases.shift()?.();
    await turn();
  }
}

const turn = (): Promise<void> => new Promise((done) => setImmediate(done));
const never = (): boolean => false;
const submit = (commits: GroupCommit<Command, number>, ...ids: number[]): Promise<number>[] =>
  ids.map((id) => commits.submit('one', { key: 'one', id }));

describe('GroupCommit', () => {
  it('writes what arrives in one turn as one batch, and answers each its own result', async () => {
    const writer = new Writer();
    const results = submit(new GroupCommit(writer.write, 1, never), 1, 2, 3);
    await turn();
    expect(writer.batches).toEqual([[1, 2, 3]]);
    await writer.finishOne();
    await expect(Promise.all(results)).resolves.toEqual([10, 20, 30]);
  });

  it('gathers what arrives while a batch is written into the next, in order', async () => {
    const writer = new Writer();
    const commits = new GroupCommit(writer.write, 1, never);
    const first = submit(commits, 1);
    await turn();
    const later = [...submit(commits, 2), ...submit(commits, 3)];
    await turn();
    expect(writer.batches).toEqual([[1]]);
    await writer.finishOne();
    expect(writer.batches).toEqual([[1], [2, 3]]);
    await writer.finishOne();
    await expect(Promise.all([...first, ...later])).resolves.toEqual([10, 20, 30]);
  });

  it('answers nothing before its batch is written', async () => {
    const writer = new Writer();
    const settled = jest.fn();
    const [result] = submit(new GroupCommit(writer.write, 1, never), 1);
    void result?.then(settled);
    await turn();
    expect(settled).not.toHaveBeenCalled();
    await writer.finishOne();
    expect(settled).toHaveBeenCalledWith(10);
  });

  it('keeps the order of every key, whatever the lane', async () => {
    const keys = ['a', 'b', 'c', 'd', 'e'];
    const written = new Map<string, number[]>();
    const commits = new GroupCommit<Command, number>(
      async (batch) => {
        await turn();
        for (const { key, id } of batch) written.set(key, [...(written.get(key) ?? []), id]);
        return batch.map(({ id }) => id);
      },
      3,
      never,
    );
    const commands = Array.from({ length: 200 }, (_, id) => ({ key: keys[id % keys.length] ?? '', id }));
    await Promise.all(commands.map((command) => commits.submit(command.key, command)));
    for (const key of keys) {
      const ids = commands.filter((command) => command.key === key).map(({ id }) => id);
      expect(written.get(key)).toEqual(ids);
    }
  });

  it('writes on different lanes at once, and never one key on two', async () => {
    const writer = new Writer();
    const commits = new GroupCommit(writer.write, 2, never);
    const results = ['a', 'b', 'a', 'b'].map((key, id) => commits.submit(key, { key, id }));
    await turn();
    expect(writer.batches.map((batch) => batch.toSorted())).toEqual([
      [0, 2],
      [1, 3],
    ]);
    await writer.finishOne();
    await writer.finishOne();
    await Promise.all(results);
  });

  it('writes again one by one when a command’s own fault failed the batch', async () => {
    const batches: number[][] = [];
    const fault = new Error('its own fault');
    const commits = new GroupCommit<Command, number>(
      (batch) => {
        batches.push(batch.map(({ id }) => id));
        return batch.some(({ id }) => id === 2)
          ? Promise.reject(fault)
          : Promise.resolve(batch.map(({ id }) => id));
      },
      1,
      (error) => error === fault,
    );
    const results = await Promise.allSettled(submit(commits, 1, 2, 3));
    expect(batches).toEqual([[1, 2, 3], [1], [2], [3]]);
    expect(results).toEqual([
      { status: 'fulfilled', value: 1 },
      { status: 'rejected', reason: fault },
      { status: 'fulfilled', value: 3 },
    ]);
  });

  it('rejects a whole batch whose connection failed, writes none of it twice, and goes on', async () => {
    const lost = new Error('connection terminated');
    let writes = 0;
    const commits = new GroupCommit<Command, number>(
      (batch) => (++writes === 1 ? Promise.reject(lost) : Promise.resolve(batch.map(({ id }) => id))),
      1,
      never,
    );
    const failed = await Promise.allSettled(submit(commits, 1, 2));
    expect(failed).toEqual([
      { status: 'rejected', reason: lost },
      { status: 'rejected', reason: lost },
    ]);
    expect(writes).toBe(1);
    await expect(Promise.all(submit(commits, 3))).resolves.toEqual([3]);
  });

  it('never writes more than 256 at once', async () => {
    const sizes: number[] = [];
    const commits = new GroupCommit<Command, number>(
      (batch) => {
        sizes.push(batch.length);
        return Promise.resolve(batch.map(({ id }) => id));
      },
      1,
      never,
    );
    await Promise.all(submit(commits, ...Array.from({ length: 600 }, (_, id) => id)));
    expect(sizes).toEqual([256, 256, 88]);
  });
});
