import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const BYTES = 16;
/** Random bytes are drawn for so many ids at once: drawn one by one they cost more than all the rest of an id. */
const IDS_AT_ONCE = 256;

const drawn = new Uint8Array(BYTES * IDS_AT_ONCE);
let used = drawn.length;

function randomBytes(): Uint8Array {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += BYTES;
  return drawn.subarray(used - BYTES, used);
}

/** A new id, growing with time, so that what is new stands together in an index. */
export const newId = (): string => v7({ rng: randomBytes });
