import { WordTable } from '../text/word-table';
import type { Cut } from './vocabulary';

const CHARS_OF_A_WORD = 16;

/** What a word of no table was taken for: one symbol, or the words that it was cut into. */
export type Meaning = number | readonly Cut[];

/** Words of no table that were met, and what they were taken for, for people repeat them. */
export class Strangers {
  readonly table: WordTable;
  private cuts: (readonly Cut[])[] = [];

  /** @param most so many words are remembered */
  constructor(private readonly most: number) {
    this.table = new WordTable(most, most * CHARS_OF_A_WORD);
  }

  /** Forgets all when there are many. To be called between two texts, for the numbers of words mean others from then on. */
  makeRoom(): void {
    if (this.table.hasRoomFor((this.most * CHARS_OF_A_WORD) / 4)) return;
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
