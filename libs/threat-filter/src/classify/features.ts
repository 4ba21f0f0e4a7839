import { EDGE_SYMBOL, NOTHING, type Vocabulary } from '../read/vocabulary';
import { READING, type View } from '../read/view';
import { TOKEN, type Tokens } from '../text/tokens';
import { BASE, codesOf, hashOf } from '../text/word-table';

/** Features are hashed to that many bits; what meets there shares a weight (Weinberger et al., 2009). */
export const FEATURE_BITS = 19;
export const FEATURES = 1 << FEATURE_BITS;
/** At a glance features are coarser, for their weights should stay near the processor. */
export const GLANCE_SHIFT = 3;
export const GLANCE_FEATURES = FEATURES >> GLANCE_SHIFT;

const SALT = { group: 0x66, pair: 0x77, word: 0x11, letters: 0x22 } as const;
const LONGEST_WORD = 24;
const SHORTEST_LETTERS = 3;
const MOST_LETTERS = 5;
const WORD_START = 94;
const WORD_END = 36;

function featureOf(hash: number, salt: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16) ^ salt, 0x7feb352d);
  return Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b) >>> (32 - FEATURE_BITS);
}

/**
 * The token whose letters count at a position, or -1: a word in disguise counts by what it was recognised as only, and a
 * number by being a number.
 */
export function tokenOfWord(
  { readings, firstToken, lastToken, symbols }: View,
  tokens: Tokens,
  at: number,
): number {
  const token = firstToken[at] ?? 0;
  const symbol = symbols[at] ?? NOTHING;
  const isWritten =
    (readings[at] === READING.exact || symbol === NOTHING) &&
    lastToken[at] === token &&
    symbol !== EDGE_SYMBOL &&
    ((tokens.flags[token] ?? 0) & (TOKEN.letters | TOKEN.emoji)) !== 0;
  return isWritten ? token : -1;
}

/** The word itself, and each three to five of its letters in a row, with its beginning and its end. */
export function eachWordFeature(
  hash: number,
  chars: ArrayLike<number>,
  first: number,
  length: number,
  take: (feature: number) => void,
): void {
  take(featureOf(hash, SALT.word));
  const size = Math.min(length, LONGEST_WORD);
  for (let from = -1; from + SHORTEST_LETTERS <= size + 1; from++) {
    let letters = 0;
    for (let i = 0; i < MOST_LETTERS && from + i <= size; i++) {
      const at = from + i;
      const code = at < 0 ? WORD_START : at === size ? WORD_END : (chars[first + at] ?? 0);
      letters = (Math.imul(letters, BASE) + code) | 0;
      if (i + 1 >= SHORTEST_LETTERS) take(featureOf((letters + i) | 0, SALT.letters));
    }
  }
}

/** Features of the groups of words that the rules know; by their names, which outlive a change of the lexicon. */
export class GroupFeatures {
  private readonly hashes: Int32Array;

  constructor(
    private readonly vocabulary: Vocabulary,
    groupNames: readonly string[],
  ) {
    this.hashes = Int32Array.from(groupNames, (name) => hashOf(codesOf(name), 0, name.length));
  }

  each(symbol: number, take: (feature: number) => void): void {
    for (const group of this.groupsOf(symbol)) take(featureOf(this.hashes[group] ?? 0, SALT.group));
  }

  eachPair(left: number, right: number, take: (feature: number) => void): void {
    for (const a of this.groupsOf(left)) {
      const start = Math.imul(this.hashes[a] ?? 0, 0x01000193);
      for (const b of this.groupsOf(right)) take(featureOf((start + (this.hashes[b] ?? 0)) | 0, SALT.pair));
    }
  }

  private groupsOf(symbol: number): readonly number[] {
    return this.vocabulary.classesOf[symbol] ?? [];
  }
}
