import type { Compacted, Marking } from './compacted';
import type { Lists } from '../text/lists';
import { Phrases } from './phrases';
import type { Mark } from './steps';

/** Places that are looked at together: the bits of a number. */
export const WINDOW = 32;
/** How many numbers a row has. */
const WIDTH = 4;
/** Words that are looked at together: more fill longer rows, fewer are read twice more often. */
export const STRETCH = WIDTH * WINDOW - 1;
/** Room for so many rows to begin with. */
const FEWEST = 256;

/**
 * Where a stretch of text bears which marks. The places of a mark are a row of bits: bit i is set when the mark begins at the
 * word i. The rows of the marks that were met stand side by side, near the processor.
 */
export class Places {
  /** The marks that were met and that patterns are looked for by. */
  readonly leads: Int32Array;
  leadCount = 0;
  /** All marks that were met, in the order of their rows. */
  private readonly met: Int32Array;
  private metCount = 0;
  private rows = new Int32Array(FEWEST * WIDTH);
  /** The places that are no edge of a sentence. */
  private readonly words = new Int32Array(WIDTH);
  /** For each mark that was met the number of its row, from 1 on, and 0 for the others. */
  private readonly rowOf: Uint16Array;
  private readonly marksOf: Lists;
  private readonly edge: number;
  private readonly phrases: Phrases;

  constructor({ marksOf, phrases, lengthOf, leads }: Compacted, { classesOf, edge }: Marking) {
    this.marksOf = marksOf;
    this.edge = edge;
    this.phrases = new Phrases(phrases, classesOf);
    this.leads = new Int32Array(leads);
    this.met = new Int32Array(lengthOf.length);
    this.rowOf = new Uint16Array(lengthOf.length);
  }

  isMet(mark: Mark): boolean {
    return this.rowOf[mark] !== 0;
  }

  /** Reads `symbols[from … to)`, at most {@link STRETCH} of them. */
  read(symbols: Int32Array, from: number, to: number): void {
    this.begin(to - from);
    const { edge, phrases, words } = this;
    const { starts, values } = this.marksOf;
    let before = 0;
    for (let at = from; at < to; at++) {
      const symbol = symbols[at] ?? 0;
      const place = at - from;
      if (before !== 0 && symbol !== 0 && phrases.mayBegin(before, symbol))
        this.putPhrases(symbols, at - 1, to, place - 1);
      before = symbol;
      if (symbol === 0) continue;
      if (symbol === edge) words[place >> 5] = (words[place >> 5] ?? 0) & ~(1 << place);
      const end = starts[symbol + 1] ?? 0;
      for (let i = starts[symbol] ?? 0; i < end; i++) this.put(values[i] ?? 0, place);
    }
  }

  /** The first place of any of the marks `values[first … end)`. */
  firstOf(values: Int32Array, first: number, end: number): number {
    for (let k = 0; k < WIDTH; k++) {
      const bits = this.numberOf(values, first, end, k);
      if (bits !== 0) return k * WINDOW + 31 - Math.clz32(bits & -bits);
    }
    return -1;
  }

  /** The last place of any of the marks `values[first … end)`. */
  lastOf(values: Int32Array, first: number, end: number): number {
    for (let k = WIDTH - 1; k >= 0; k--) {
      const bits = this.numberOf(values, first, end, k);
      if (bits !== 0) return k * WINDOW + 31 - Math.clz32(bits);
    }
    return -1;
  }

  private numberOf(values: Int32Array, first: number, end: number, k: number): number {
    let bits = 0;
    for (let i = first; i < end; i++) {
      const row = this.rowOf[values[i] ?? 0] ?? 0;
      if (row !== 0) bits |= this.rows[row * WIDTH + k] ?? 0;
    }
    return bits;
  }

  /** The places of a mark from `from` on, as many as a number has bits. */
  placesFrom(mark: Mark, from: number): number {
    const row = this.rowOf[mark] ?? 0;
    return row === 0 ? 0 : bitsFrom(this.rows, row * WIDTH, from);
  }

  /** The places from `from` on that are words, and no edge of a sentence. */
  wordsFrom(from: number): number {
    return bitsFrom(this.words, 0, from);
  }

  private begin(count: number): void {
    for (let i = 0; i < this.metCount; i++) this.rowOf[this.met[i] ?? 0] = 0;
    this.metCount = 0;
    this.leadCount = 0;
    for (let k = 0; k < WIDTH; k++) {
      const left = count - k * WINDOW;
      this.words[k] = left >= WINDOW ? -1 : left > 0 ? (1 << left) - 1 : 0;
    }
  }

  private put(mark: Mark, place: number): void {
    const known = this.rowOf[mark] ?? 0;
    const at = (known === 0 ? this.addRow(mark) : known) * WIDTH + (place >> 5);
    this.rows[at] = (this.rows[at] ?? 0) | (1 << place);
  }

  private addRow(mark: Mark): number {
    this.met[this.metCount++] = mark;
    if (mark < this.leads.length) this.leads[this.leadCount++] = mark;
    const row = this.metCount;
    const first = row * WIDTH;
    if (first + WIDTH > this.rows.length) {
      const { rows } = this;
      this.rows = new Int32Array(rows.length * 2);
      this.rows.set(rows);
    }
    this.rowOf[mark] = row;
    for (let at = first; at < first + WIDTH; at++) this.rows[at] = 0;
    return row;
  }

  private putPhrases(symbols: Int32Array, at: number, to: number, place: number): void {
    const { phrases } = this;
    const count = phrases.findAt(symbols, at, to);
    for (let i = 0; i < count; i++) this.put(phrases.found[i] ?? 0, place);
  }
}

/** The bits of a row from `from` on. */
function bitsFrom(rows: Int32Array, row: number, from: number): number {
  const number = from >> 5;
  const bits = (rows[row + number] ?? 0) >>> from;
  if ((from & 31) === 0 || number + 1 >= WIDTH) return bits;
  return bits | ((rows[row + number + 1] ?? 0) << -from);
}
