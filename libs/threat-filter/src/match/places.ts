import { Lists } from './lists';
import { Phrases } from './phrases';
import type { Mark, Phrase } from './steps';

/** Room for so many numbers to begin with. */
const FEWEST = 256;
/** Places that are looked at together: the bits of a number. */
export const WINDOW = 32;

/** What the words of a text can bear. */
export interface Marking {
  /** The classes of each symbol; symbol 0 has none. */
  classesOf: readonly (readonly number[])[];
  /** The symbol for the edge of a sentence. */
  edge: number;
  phrases: readonly Phrase[];
  /** For each mark how many words it covers: one for a class, some for a phrase. */
  lengthOf: Uint8Array;
}

/**
 * Where a stretch of text bears which marks. The places of a mark are a row of bits, `width` numbers long: bit i is set when
 * the mark begins at the word i. The rows of the marks that were met stand side by side, near the processor.
 */
export class Places {
  /** How many numbers a row has. */
  width = 1;
  rows = new Int32Array(FEWEST);
  /** The marks that were met, in the order of their rows. */
  readonly met: Int32Array;
  metCount = 0;
  /** For each mark 1 if it was met. */
  readonly isMet: Uint8Array;
  /** The places that are no edge of a sentence. */
  words = new Int32Array(1);
  /** For each mark that was met its row. */
  private readonly rowOf: Int32Array;
  /** For each symbol the classes that are asked for. */
  private readonly marksOf: Lists;
  private readonly phrases: Phrases;

  /** @param isAsked whether some pattern asks for a mark */
  constructor(
    private readonly marking: Marking,
    isAsked: (mark: Mark) => boolean,
  ) {
    const { classesOf, lengthOf } = marking;
    this.met = new Int32Array(lengthOf.length);
    this.isMet = new Uint8Array(lengthOf.length);
    this.rowOf = new Int32Array(lengthOf.length);
    this.marksOf = new Lists(classesOf.map((classes) => classes.filter(isAsked)));
    this.phrases = new Phrases(
      marking.phrases.filter(({ mark }) => isAsked(mark)),
      classesOf,
    );
  }

  /** Reads `symbols[from … to)`. */
  read(symbols: Int32Array, from: number, to: number): void {
    this.begin(to - from);
    const { marksOf, phrases, words } = this;
    const { edge } = this.marking;
    let before = 0;
    for (let at = from; at < to; at++) {
      const symbol = symbols[at] ?? 0;
      const place = at - from;
      if (before !== 0 && symbol !== 0 && phrases.mayBegin(before, symbol))
        this.putPhrases(symbols, at - 1, to, place - 1);
      before = symbol;
      if (symbol === 0) continue;
      if (symbol === edge) words[place >> 5] = (words[place >> 5] ?? 0) & ~(1 << place);
      const end = marksOf.starts[symbol + 1] ?? 0;
      for (let i = marksOf.starts[symbol] ?? 0; i < end; i++) this.put(marksOf.values[i] ?? 0, place);
    }
  }

  /** The first place of any of the marks `values[first … end)`. */
  firstOf(values: Int32Array, first: number, end: number): number {
    for (let k = 0; k < this.width; k++) {
      const bits = this.numberOf(values, first, end, k);
      if (bits !== 0) return k * WINDOW + 31 - Math.clz32(bits & -bits);
    }
    return -1;
  }

  /** The last place of any of the marks `values[first … end)`. */
  lastOf(values: Int32Array, first: number, end: number): number {
    for (let k = this.width - 1; k >= 0; k--) {
      const bits = this.numberOf(values, first, end, k);
      if (bits !== 0) return k * WINDOW + 31 - Math.clz32(bits);
    }
    return -1;
  }

  private numberOf(values: Int32Array, first: number, end: number, k: number): number {
    let bits = 0;
    for (let i = first; i < end; i++) {
      const mark = values[i] ?? 0;
      if (this.isMet[mark] === 1) bits |= this.rows[(this.rowOf[mark] ?? 0) * this.width + k] ?? 0;
    }
    return bits;
  }

  /** The places of a mark from `from` on, as many as a number has bits. */
  placesFrom(mark: Mark, from: number): number {
    return this.isMet[mark] === 1 ? this.bitsFrom(this.rows, (this.rowOf[mark] ?? 0) * this.width, from) : 0;
  }

  /** The places from `from` on that are words, and no edge of a sentence. */
  wordsFrom(from: number): number {
    return this.bitsFrom(this.words, 0, from);
  }

  private bitsFrom(rows: Int32Array, row: number, from: number): number {
    const number = from >> 5;
    const bits = (rows[row + number] ?? 0) >>> from;
    if ((from & 31) === 0 || number + 1 >= this.width) return bits;
    return bits | ((rows[row + number + 1] ?? 0) << -from);
  }

  private begin(count: number): void {
    for (let row = 0; row < this.metCount; row++) this.isMet[this.met[row] ?? 0] = 0;
    this.metCount = 0;
    this.width = (count >> 5) + 1;
    if (this.words.length < this.width) this.words = new Int32Array(this.width);
    for (let k = 0; k < this.width - 1; k++) this.words[k] = -1;
    this.words[this.width - 1] = (1 << count) - 1;
  }

  private put(mark: Mark, place: number): void {
    const { width } = this;
    const row = this.isMet[mark] === 1 ? (this.rowOf[mark] ?? 0) : this.addRow(mark);
    const at = row * width + (place >> 5);
    this.rows[at] = (this.rows[at] ?? 0) | (1 << place);
  }

  private addRow(mark: Mark): number {
    const row = this.metCount++;
    const first = row * this.width;
    const behind = first + this.width;
    if (behind > this.rows.length) {
      const { rows } = this;
      this.rows = new Int32Array(behind * 2);
      this.rows.set(rows);
    }
    this.met[row] = mark;
    this.rowOf[mark] = row;
    this.isMet[mark] = 1;
    for (let at = first; at < behind; at++) this.rows[at] = 0;
    return row;
  }

  private putPhrases(symbols: Int32Array, at: number, to: number, place: number): void {
    this.phrases.findAt(symbols, at, to);
    for (const mark of this.phrases.found) this.put(mark, place);
  }
}
