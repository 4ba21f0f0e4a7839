import { EDGE_SYMBOL, NOTHING, type Vocabulary } from '../read/vocabulary';
import { READING, type View } from '../read/view';
import { TOKEN, type Tokens } from '../text/tokens';
import { Lists } from '../text/lists';
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
  /** After a question the features that were asked for, in the first places. */
  readonly found: Int32Array;
  /** For each symbol the hashes of its groups. */
  private readonly groups: Lists;

  constructor({ classesOf }: Pick<Vocabulary, 'classesOf'>, groupNames: readonly string[]) {
    const hashes = groupNames.map((name) => hashOf(codesOf(name), 0, name.length));
    this.groups = new Lists(classesOf.map((classes) => classes.map((group) => hashes[group] ?? 0)));
    this.found = new Int32Array(classesOf.reduce((most, { length }) => Math.max(most, length), 1) ** 2);
  }

  /** How many features a symbol has. */
  findOf(symbol: number): number {
    const { found } = this;
    const { starts, values } = this.groups;
    const end = starts[symbol + 1] ?? 0;
    let count = 0;
    for (let i = starts[symbol] ?? 0; i < end; i++) found[count++] = featureOf(values[i] ?? 0, SALT.group);
    return count;
  }

  /** How many features two symbols have together. */
  findOfPair(left: number, right: number): number {
    const { found } = this;
    const { starts, values } = this.groups;
    const leftEnd = starts[left + 1] ?? 0;
    const first = starts[right] ?? 0;
    const end = starts[right + 1] ?? 0;
    let count = 0;
    for (let i = starts[left] ?? 0; i < leftEnd; i++) {
      const start = Math.imul(values[i] ?? 0, BASE);
      for (let j = first; j < end; j++) found[count++] = featureOf((start + (values[j] ?? 0)) | 0, SALT.pair);
    }
    return count;
  }
}
