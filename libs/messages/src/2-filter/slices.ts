import { setImmediate as turn } from 'node:timers/promises';

/** In milliseconds. */
export interface SliceLimits {
  /** After this long the event loop has its turn: others are waiting to be answered. */
  slice: number;
  /** After this long the rest is left undone. */
  total: number;
}

/**
 * Does work on one item after the other without keeping the event loop for long.
 * @param now the clock, in milliseconds
 * @returns how many items were done; fewer than there are when the time was up
 */
export async function inSlices<Item>(
  items: readonly Item[],
  work: (item: Item) => void,
  { slice, total }: SliceLimits,
  now: () => number = () => performance.now(),
): Promise<number> {
  const begun = now();
  let sliceBegun = begun;
  let done = 0;
  for (const item of items) {
    if (now() - sliceBegun >= slice) {
      await turn();
      sliceBegun = now();
    }
    if (now() - begun >= total) break;
    work(item);
    done++;
  }
  return done;
}
