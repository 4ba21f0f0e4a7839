import { Sketch } from './sketch';

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

export function codesOf(word: string): number[] {
  const codes: number[] = [];
  for (let i = 0; i < word.length; i++) codes.push(word.charCodeAt(i));
  return codes;
}

/** Fields of one slot: side by side, for a look-up should touch as little memory as it can. */
const HASH = 0;
/** The length of the word, and where its characters begin; zero in an empty slot. */
const PLACE = 1;
const VALUE = 2;
const NOTE = 3;
const FIELDS = 4;
const FIRST_BITS = 24;
/** For each slot; a power of two. */
const SKETCH_BITS = 4;
const LONGEST = 127;
const lengthOf = (place: number): number => place >>> FIRST_BITS;
const firstOf = (place: number): number => place & ((1 << FIRST_BITS) - 1);

/**
 * Words to numbers: an open-addressing table that is asked with a slice of an array of characters, not with a string. It
 * has room for a number of words and of characters of all words together, at most 2^24 (a RangeError otherwise).
 */
export class WordTable {
  readonly capacity: number;
  count = 0;
  private readonly mask: number;
  private readonly slots: Int32Array;
  private readonly chars: Uint16Array;
  private charCount = 0;
  private longest = 0;
  /** A bit for some of the bits of each hash: what is not marked there is nowhere, and the large slots are not touched. */
  private readonly sketch: Sketch | undefined;

  /** @param sketched for a large table that is mostly asked for words that it has not */
  constructor(words: number, chars: number, sketched = false) {
    if (chars > 1 << FIRST_BITS) throw new RangeError('the words of a table have too many characters');
    let capacity = 16;
    while (capacity < words * 1.6) capacity *= 2;
    this.capacity = capacity;
    this.mask = capacity * FIELDS - 1;
    this.slots = new Int32Array(capacity * FIELDS);
    this.chars = new Uint16Array(chars);
    this.sketch = sketched ? new Sketch(Math.max(32, capacity * SKETCH_BITS)) : undefined;
  }

  /** A table of these words, but for those of more than 127 characters. */
  static of(words: ReadonlyMap<string, number>, sketched = false): WordTable {
    let total = 0;
    for (const word of words.keys()) total += word.length;
    const table = new WordTable(words.size, total, sketched);
    const codes = new Uint16Array(LONGEST);
    for (const [word, value] of words) {
      if (word.length > LONGEST) continue;
      for (let i = 0; i < word.length; i++) codes[i] = word.charCodeAt(i);
      table.add(hashOf(codes, 0, word.length), codes, 0, word.length, value);
    }
    return table;
  }

  /** Whether there is room for one more word of that length. */
  hasRoomFor(length: number): boolean {
    return this.count * 1.6 < this.capacity && this.charCount + length <= this.chars.length;
  }

  /** Adds a word that is not there yet and gives its number; an empty or too long one is left out, and gives -1. */
  add(hash: number, chars: ArrayLike<number>, first: number, length: number, value: number): number {
    if (length === 0 || length > LONGEST) return -1;
    let slot = this.slotOf(hash);
    while (this.slots[slot + PLACE] !== 0) slot = (slot + FIELDS) & this.mask;
    this.slots[slot + HASH] = hash;
    this.slots[slot + PLACE] = (length << FIRST_BITS) | this.charCount;
    this.slots[slot + VALUE] = value;
    this.slots[slot + NOTE] = 0;
    for (let i = 0; i < length; i++) this.chars[this.charCount++] = chars[first + i] ?? 0;
    if (length > this.longest) this.longest = length;
    this.sketch?.add(spread(hash) >>> 3);
    this.count++;
    return slot / FIELDS;
  }

  /** Forgets all words. */
  clear(): void {
    this.slots.fill(0);
    this.sketch?.clear();
    this.count = 0;
    this.charCount = 0;
    this.longest = 0;
  }

  /** The value of the word in `chars[first … first + length)`, or -1. */
  find(hash: number, chars: ArrayLike<number>, first: number, length: number): number {
    const index = this.indexOf(hash, chars, first, length);
    return index < 0 ? -1 : this.valueAt(index);
  }

  /** A number below `capacity` that is this word’s alone, or -1. */
  indexOf(hash: number, chars: ArrayLike<number>, first: number, length: number): number {
    if (length > this.longest || this.isMissing(hash)) return -1;
    const { slots, mask } = this;
    for (let slot = this.slotOf(hash); ; slot = (slot + FIELDS) & mask) {
      const place = slots[slot + PLACE] ?? 0;
      if (place === 0) return -1;
      if (
        slots[slot + HASH] === hash &&
        lengthOf(place) === length &&
        this.holds(firstOf(place), chars, first, length)
      )
        return slot / FIELDS;
    }
  }

  valueAt(index: number): number {
    return this.slots[index * FIELDS + VALUE] ?? -1;
  }

  /** A number that somebody keeps with a word; 0 at first. */
  noteAt(index: number): number {
    return this.slots[index * FIELDS + NOTE] ?? 0;
  }

  setNote(index: number, note: number): void {
    this.slots[index * FIELDS + NOTE] = note;
  }

  clearNotes(): void {
    for (let slot = NOTE; slot < this.slots.length; slot += FIELDS) this.slots[slot] = 0;
  }

  /** Whether some word has this hash: cheap, and to be confirmed with `find`. */
  mayHold(hash: number): boolean {
    if (this.isMissing(hash)) return false;
    const { slots, mask } = this;
    for (let slot = this.slotOf(hash); slots[slot + PLACE] !== 0; slot = (slot + FIELDS) & mask)
      if (slots[slot + HASH] === hash) return true;
    return false;
  }

  private isMissing(hash: number): boolean {
    return this.sketch !== undefined && !this.sketch.mayHold(spread(hash) >>> 3);
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
