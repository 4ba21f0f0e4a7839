import { hashOf, joinHashes } from '../text/word-table';
import { consonantsOf, phoneticKeyOf } from './keys';
import { NOTHING, type Vocabulary } from './vocabulary';

const LONGEST_GUESSED = 24;
const CACHE_SIZE = 1 << 15;

/**
 * Takes an unknown word for a robust one: written backwards, without its vowels, by ear, or with one typing error. A
 * guess never makes a hit alone, it only fills its place in a phrase.
 */
export class Guesser {
  private cache = new Map<string, number>();
  private readonly scratch = new Uint16Array(LONGEST_GUESSED + 1);

  constructor(private readonly vocabulary: Vocabulary) {}

  /** The symbol of the word that was probably meant, or {@link NOTHING}. */
  guess(chars: Uint16Array, first: number, length: number): number {
    if (length < 3 || length > LONGEST_GUESSED) return NOTHING;
    const word = String.fromCharCode.apply(
      null,
      chars.subarray(first, first + length) as unknown as number[],
    );
    const kept = this.cache.get(word);
    if (kept !== undefined) return kept;
    if (this.cache.size >= CACHE_SIZE) this.cache = new Map();
    const guessed = /^[a-z]+$/.test(word) ? this.work(word, chars, first) : NOTHING;
    this.cache.set(word, guessed);
    return guessed;
  }

  private work(word: string, chars: Uint16Array, first: number): number {
    const { robust, consonants, phonetic, shortened } = this.vocabulary;
    const length = word.length;
    const lookUp = (table: Vocabulary['robust'], key: string): number => {
      for (let i = 0; i < key.length; i++) this.scratch[i] = key.charCodeAt(i);
      return table.find(hashOf(this.scratch, 0, key.length), this.scratch, 0, key.length);
    };
    if (length > 3) {
      const backwards = lookUp(robust, [...word].reverse().join(''));
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
    const missing = lookUp(shortened, word);
    if (missing > NOTHING && length > 2) return missing;
    return length > 3 ? this.oneLetterOff(chars, first, length) : NOTHING;
  }

  /** One letter too many, one wrong letter, or two that changed places. */
  private oneLetterOff(chars: Uint16Array, first: number, length: number): number {
    const { robust, shortened } = this.vocabulary;
    let before = 0;
    for (let skip = 0; skip < length; skip++) {
      const rest = hashOf(chars, first + skip + 1, length - skip - 1);
      const hash = joinHashes(before, rest, length - skip - 1);
      before = hashOf(chars, first, skip + 1);
      if (!robust.mayHold(hash) && !shortened.mayHold(hash)) continue;
      for (let i = 0, to = 0; i < length; i++) if (i !== skip) this.scratch[to++] = chars[first + i] ?? 0;
      const extra = length > 4 ? robust.find(hash, this.scratch, 0, length - 1) : NOTHING;
      if (extra > NOTHING) return extra;
      const wrong = shortened.find(hash, this.scratch, 0, length - 1);
      if (wrong > NOTHING) return wrong;
    }
    return NOTHING;
  }
}
