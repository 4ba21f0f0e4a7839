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

/** Words to numbers: an open-addressing table that is asked with a slice of an array of characters, not with a string. */
export class WordTable {
  readonly longest: number;
  private readonly mask: number;
  private readonly slots: Int32Array;
  private readonly hashes: Int32Array;
  private readonly firsts: Int32Array;
  private readonly values: Int32Array;
  private readonly chars: Uint16Array;

  constructor(words: ReadonlyMap<string, number>) {
    const size = words.size;
    let capacity = 16;
    while (capacity < size * 2.5) capacity *= 2;
    this.mask = capacity - 1;
    this.slots = new Int32Array(capacity).fill(-1);
    this.hashes = new Int32Array(size);
    this.firsts = new Int32Array(size + 1);
    this.values = new Int32Array(size);
    let total = 0;
    let longest = 0;
    for (const word of words.keys()) {
      total += word.length;
      if (word.length > longest) longest = word.length;
    }
    this.longest = longest;
    this.chars = new Uint16Array(total);
    let entry = 0;
    let at = 0;
    for (const [word, value] of words) {
      this.firsts[entry] = at;
      let hash = 0;
      for (let i = 0; i < word.length; i++) {
        const code = word.charCodeAt(i);
        this.chars[at++] = code;
        hash = (Math.imul(hash, BASE) + code) | 0;
      }
      this.hashes[entry] = hash;
      this.values[entry] = value;
      let slot = spread(hash) & this.mask;
      while ((this.slots[slot] ?? -1) >= 0) slot = (slot + 1) & this.mask;
      this.slots[slot] = entry++;
    }
    this.firsts[entry] = at;
  }

  /** The value of the word in `chars[first … first + length)`, or -1. */
  find(hash: number, chars: ArrayLike<number>, first: number, length: number): number {
    if (length > this.longest) return -1;
    for (let slot = spread(hash) & this.mask; ; slot = (slot + 1) & this.mask) {
      const entry = this.slots[slot] ?? -1;
      if (entry < 0) return -1;
      if (this.hashes[entry] === hash && this.holds(entry, chars, first, length))
        return this.values[entry] ?? -1;
    }
  }

  /** Whether some word has this hash: cheap, and to be confirmed with `find`. */
  mayHold(hash: number): boolean {
    for (let slot = spread(hash) & this.mask; ; slot = (slot + 1) & this.mask) {
      const entry = this.slots[slot] ?? -1;
      if (entry < 0) return false;
      if (this.hashes[entry] === hash) return true;
    }
  }

  private holds(entry: number, chars: ArrayLike<number>, first: number, length: number): boolean {
    const from = this.firsts[entry] ?? 0;
    if ((this.firsts[entry + 1] ?? 0) - from !== length) return false;
    for (let i = 0; i < length; i++) if (this.chars[from + i] !== chars[first + i]) return false;
    return true;
  }
}

const spread = (hash: number): number => {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
};
