import { inSlices } from './slices';

describe('inSlices', () => {
  const items = Array.from({ length: 20 }, (_, i) => i);

  /** Does the items on a clock that each of them moves on, and counts the turns that the event loop had meanwhile. */
  async function run(limits: { slice: number; total: number }) {
    let clock = 0;
    let turns = 0;
    const seen: number[] = [];
    const count = (): void => {
      turns++;
      next = setImmediate(count);
    };
    let next = setImmediate(count);
    const done = await inSlices(
      items,
      (item) => {
        seen.push(item);
        clock += 3;
      },
      limits,
      () => clock,
    );
    clearImmediate(next);
    return { done, seen, turns };
  }

  it('does all, in order, and gives the event loop a turn after each slice', async () => {
    const { done, seen, turns } = await run({ slice: 8, total: 1_000 });
    expect(done).toBe(20);
    expect(seen).toEqual(items);
    // Three items of 3 ms fill a slice of 8 ms: six times somebody else has a turn.
    expect(turns).toBeGreaterThanOrEqual(6);
  });

  it('stops when the time is up, and says how far it came', async () => {
    const { done, seen } = await run({ slice: 8, total: 30 });
    expect(done).toBe(10);
    expect(seen).toEqual(items.slice(0, 10));
  });

  it('does nothing of nothing', async () => {
    expect(await inSlices([], jest.fn(), { slice: 8, total: 30 })).toBe(0);
  });
});
