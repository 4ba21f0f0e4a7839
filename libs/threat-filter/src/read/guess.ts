import { hashOf, type WordTable } from '../text/word-table';
import { consonantsOf, phoneticKeyOf } from './keys';
import { NOTHING, type Vocabulary } from './vocabulary';

const LONGEST_GUESSED = 24;

/**
 * Takes an unknown word for a robust one: written backwards, without its vowels, by ear, or with one typing error. A
 * guess never makes a hit alone, it only fills its place in a phrase.
 */
export class Guesser {
  /** The letters of the word, and of what it may stand for. */
  private readonly letters = new Uint16Array(LONGEST_GUESSED);
  private readonly meant = new Uint16Array(2 * LONGEST_GUESSED);

  constructor(private readonly vocabulary: Vocabulary) {}

  /** The symbol of the word that was probably meant, or {@link NOTHING}. */
  guess(word: string): number {
    const { length } = word;
    if (length < 3 || length > LONGEST_GUESSED || !/^[a-z]+$/.test(word)) return NOTHING;
    const { robust, consonants, phonetic } = this.vocabulary;
    for (let i = 0; i < length; i++) this.letters[i] = word.charCodeAt(i);
    if (length > 3) {
      for (let i = 0; i < length; i++) this.meant[i] = this.letters[length - 1 - i] ?? 0;
      const backwards = this.find(robust, length);
      if (backwards > NOTHING) return backwards;
    }
    if (!/[aeiouy]/.test(word.slice(1))) {
      const bare = this.findWord(consonants, consonantsOf(word));
      if (bare > NOTHING) return bare;
    }
    if (length > 3) {
      const sound = phoneticKeyOf(word);
      if (sound.length > 3) {
        const heard = this.findWord(phonetic, sound);
        if (heard > NOTHING) return heard;
      }
    }
    return this.mistyped(word);
  }

  /** The robust word that one slip of the fingers turned into this one. */
  private mistyped(word: string): number {
    const { robust, shortened, candidates } = this.vocabulary;
    const symbolOf = (candidate: string | undefined): number =>
      candidate === undefined ? NOTHING : this.findWord(robust, candidate);
    const longer = candidates[this.findWord(shortened, word)]?.[0];
    if (longer !== undefined) return symbolOf(longer);
    if (word.length < 4) return NOTHING;
    for (let skip = 0; skip < word.length; skip++) {
      this.leaveOut(skip, word.length);
      const rest = word.length - 1;
      if (rest > 3) {
        const extra = this.find(robust, rest);
        if (extra > NOTHING) return extra;
      }
      const slip = candidates[this.find(shortened, rest)]?.find((candidate) => isSlip(word, candidate));
      if (slip !== undefined) return symbolOf(slip);
    }
    return NOTHING;
  }

  private leaveOut(skip: number, length: number): void {
    for (let i = 0; i < skip; i++) this.meant[i] = this.letters[i] ?? 0;
    for (let i = skip + 1; i < length; i++) this.meant[i - 1] = this.letters[i] ?? 0;
  }

  private findWord(table: WordTable, word: string): number {
    for (let i = 0; i < word.length; i++) this.meant[i] = word.charCodeAt(i);
    return this.find(table, word.length);
  }

  /** What the table has for the first letters that are meant. */
  private find(table: WordTable, length: number): number {
    return table.find(hashOf(this.meant, 0, length), this.meant, 0, length);
  }
}

/** Whether two words of one length differ by two neighbours that changed places, or by one key struck for the next. */
function isSlip(word: string, meant: string): boolean {
  if (word.length !== meant.length) return false;
  let at = 0;
  while (word[at] === meant[at]) at++;
  if (word.slice(at + 1) === meant.slice(at + 1)) return areNeighbours(word[at] ?? '', meant[at] ?? '');
  return (
    word[at] === meant[at + 1] && word[at + 1] === meant[at] && word.slice(at + 2) === meant.slice(at + 2)
  );
}

const KEYBOARDS = ['azertyuiop', 'qsdfghjklm', 'wxcvbn', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** Keys that touch: beside each other, or in the rows above and below. */
const NEIGHBOURS = new Set(
  [KEYBOARDS.slice(0, 3), KEYBOARDS.slice(3)].flatMap((rows) =>
    rows.flatMap((row, r) =>
      Array.from(row).flatMap((key, i) =>
        [row[i + 1], rows[r + 1]?.[i], rows[r + 1]?.[i - 1], rows[r + 1]?.[i + 1]].flatMap((other) =>
          other === undefined ? [] : [key + other, other + key],
        ),
      ),
    ),
  ),
);

const areNeighbours = (a: string, b: string): boolean => NEIGHBOURS.has(a + b);
