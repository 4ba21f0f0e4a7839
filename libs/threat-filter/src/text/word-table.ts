/** The base of the polynomial hash: the hash of two words written together follows from theirs. */
export const BASE = 0x01000193;

const POWERS = new Int32Array(128);
POWERS[0] = 1;
for (let i = 1; i < POWERS.length; i++) POWERS[i] = Math.imul(POWERS[i - 1] ?? 0, BASE);

export function hashOf(chars: ArrayLike<number>, first: number, length: number): number {
  let hash = 0;
  for (let i = first; i < first + length; i++) hash = (Math.imul(hash, BASE) + (chars[i] ?? 0)) | 0;
  return hash;
}

/** The hash of `left` followed by `right`, which is `length` characters long (at most 127). */
export const joinHashes = (left: number, right: number, length: number): number =>
  (Math.imul(left, POWERS[length] ?? 0) + right) | 0;

export const codesOf = (word: string): number[] =>
  Array.from({ length: word.length }, (_, i) => word.charCodeAt(i));

/** Fields of one slot: side by side, for a look-up should touch as little memory as it can. */
const HASH = 0;
/** Zero in an empty slot. */
const LENGTH = 1;
const FIRST = 2;
const VALUE = 3;
const FIELDS = 4;

/** Words to numbers: an open-addressing table that is asked with a slice of an array of characters, not with a string. */
export class WordTable {
  readonly longest: number;
  private readonly mask: number;
  private readonly slots: Int32Array;
  private readonly chars: Uint16Array;

  constructor(words: ReadonlyMap<string, number>) {
    let capacity = 16;
    while (capacity < words.size * 1.6) capacity *= 2;
    this.mask = capacity * FIELDS - 1;
    this.slots = new Int32Array(capacity * FIELDS);
    let total = 0;
    let longest = 0;
    for (const word of words.keys()) {
      total += word.length;
      if (word.length > longest) longest = word.length;
    }
    this.longest = longest;
    this.chars = new Uint16Array(total);
    let at = 0;
    for (const [word, value] of words) {
      if (word === '') continue;
      const first = at;
      let hash = 0;
      for (let i = 0; i < word.length; i++) {
        const code = word.charCodeAt(i);
        this.chars[at++] = code;
        hash = (Math.imul(hash, BASE) + code) | 0;
      }
      let slot = this.slotOf(hash);
      while (this.slots[slot + LENGTH] !== 0) slot = (slot + FIELDS) & this.mask;
      this.slots.set([hash, word.length, first, value], slot);
    }
  }

  /** The value of the word in `chars[first … first + length)`, or -1. */
  find(hash: number, chars: ArrayLike<number>, first: number, length: number): number {
    if (length > this.longest) return -1;
    const { slots, mask } = this;
    for (let slot = this.slotOf(hash); ; slot = (slot + FIELDS) & mask) {
      const kept = slots[slot + LENGTH] ?? 0;
      if (kept === 0) return -1;
      if (
        kept === length &&
        slots[slot + HASH] === hash &&
        this.holds(slots[slot + FIRST] ?? 0, chars, first, length)
      )
        return slots[slot + VALUE] ?? -1;
    }
  }

  /** Whether some word has this hash: cheap, and to be confirmed with `find`. */
  mayHold(hash: number): boolean {
    const { slots, mask } = this;
    for (let slot = this.slotOf(hash); slots[slot + LENGTH] !== 0; slot = (slot + FIELDS) & mask)
      if (slots[slot + HASH] === hash) return true;
    return false;
  }

  private slotOf(hash: number): number {
    return (spread(hash) * FIELDS) & this.mask;
  }

  private holds(from: number, chars: ArrayLike<number>, first: number, length: number): boolean {
    for (let i = 0; i < length; i++) if (this.chars[from + i] !== chars[first + i]) return false;
    return true;
  }
}

const spread = (hash: number): number => {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
};
