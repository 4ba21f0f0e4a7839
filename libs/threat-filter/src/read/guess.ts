import { hashOf, type WordTable } from '../text/word-table';
import { consonantsOf, phoneticKeyOf } from './keys';
import { NOTHING, type Vocabulary } from './vocabulary';

const LONGEST_GUESSED = 24;

/**
 * Takes an unknown word for a robust one: written backwards, without its vowels, by ear, or with one typing error. A
 * guess never makes a hit alone, it only fills its place in a phrase.
 */
export class Guesser {
  private readonly scratch = new Uint16Array(LONGEST_GUESSED + 1);

  constructor(private readonly vocabulary: Vocabulary) {}

  /** The symbol of the word that was probably meant, or {@link NOTHING}. */
  guess(word: string): number {
    if (word.length < 3 || word.length > LONGEST_GUESSED || !/^[a-z]+$/.test(word)) return NOTHING;
    const { robust, consonants, phonetic } = this.vocabulary;
    const length = word.length;
    const lookUp = (table: WordTable, key: string): number => {
      for (let i = 0; i < key.length; i++) this.scratch[i] = key.charCodeAt(i);
      return table.find(hashOf(this.scratch, 0, key.length), this.scratch, 0, key.length);
    };
    if (length > 3) {
      const backwards = lookUp(robust, Array.from(word).reverse().join(''));
      if (backwards > NOTHING) return backwards;
    }
    if (!/[aeiouy]/.test(word.slice(1))) {
      const bare = lookUp(consonants, consonantsOf(word));
      if (bare > NOTHING) return bare;
    }
    if (length > 3) {
      const sound = phoneticKeyOf(word);
      if (sound.length > 3) {
        const heard = lookUp(phonetic, sound);
        if (heard > NOTHING) return heard;
      }
    }
    return this.mistyped(word, lookUp);
  }

  /** The robust word that one slip of the fingers turned into this one. */
  private mistyped(word: string, lookUp: (table: WordTable, key: string) => number): number {
    const { robust, shortened, candidates } = this.vocabulary;
    const symbolOf = (candidate: string | undefined): number =>
      candidate === undefined ? NOTHING : lookUp(robust, candidate);
    const longer = candidates[lookUp(shortened, word)]?.[0];
    if (longer !== undefined) return symbolOf(longer);
    if (word.length < 4) return NOTHING;
    for (let skip = 0; skip < word.length; skip++) {
      const rest = word.slice(0, skip) + word.slice(skip + 1);
      if (rest.length > 3) {
        const extra = lookUp(robust, rest);
        if (extra > NOTHING) return extra;
      }
      const slip = candidates[lookUp(shortened, rest)]?.find((candidate) => isSlip(word, candidate));
      if (slip !== undefined) return symbolOf(slip);
    }
    return NOTHING;
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
