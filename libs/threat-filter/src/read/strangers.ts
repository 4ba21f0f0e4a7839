import { WordTable } from '../text/word-table';
import type { Cut } from './vocabulary';

const MOST_WORDS = 1 << 13;
const MOST_CHARS = MOST_WORDS * 16;

/** What a word of no table was taken for: one symbol, or the words that it was cut into. */
export type Meaning = number | readonly Cut[];

/** Words of no table that were met, and what they were taken for, for people repeat them. */
export class Strangers {
  readonly table = new WordTable(MOST_WORDS, MOST_CHARS);
  private cuts: (readonly Cut[])[] = [];

  /** Forgets all when there are many. To be called between two texts, for the numbers of words mean others from then on. */
  makeRoom(): void {
    if (this.table.hasRoomFor(MOST_CHARS / 4)) return;
    this.table.clear();
    this.cuts = [];
  }

  /** Remembers a word and gives its number; -1 when there is no room. */
  add(hash: number, chars: ArrayLike<number>, first: number, length: number, meaning: Meaning): number {
    if (!this.table.hasRoomFor(length)) return -1;
    const value = typeof meaning === 'number' ? meaning : ~(this.cuts.push(meaning) - 1);
    return this.table.add(hash, chars, first, length, value);
  }

  meaningAt(index: number): Meaning {
    const value = this.table.valueAt(index);
    return value < 0 ? (this.cuts[~value] ?? []) : value;
  }
}
