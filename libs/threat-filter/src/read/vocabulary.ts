import { codesOf, hashOf, WordTable } from '../text/word-table';
import type { Shape } from '../lexicon/pattern';
import { consonantsOf, leetKeyOf, phoneticKeyOf, singled } from './keys';
import { Segmenter } from './segmenter';
import { Strangers } from './strangers';

export interface Word {
  classes: Set<number>;
  /** Recognised under typing errors and disguises too. */
  robust: boolean;
}

export interface VocabularySource {
  words: ReadonlyMap<string, Word>;
  /** One written word that stands for several. */
  spellings: ReadonlyMap<string, readonly string[]>;
  /** Ordinary words: they mean nothing to any rule and are never taken for a misspelling of another word. */
  knownWords: readonly string[];
  shapes: ReadonlyMap<Shape, number>;
}

/** One word cut out of a row of letters: what it means, and its first and last letter. */
export interface Cut {
  value: number;
  first: number;
  last: number;
}

/** The symbol of a word that no rule knows, and of the edge of a sentence. */
export const NOTHING = 0;
export const EDGE_SYMBOL = 1;

/** Values from here on are numbers of an expansion into several symbols. */
export const EXPANSION = 1 << 22;

/** Where words are guessed at, more than a corpus of fifty thousand sentences has; elsewhere they are soon told again. */
const MOST_STRANGERS = 1 << 15;
const MOST_STRANGERS_UNGUESSED = 1 << 10;

const SHORTEST_ROBUST = 4;
const SHORTEST_PHONETIC = 4;
const SHORTEST_CONSONANTS = 3;

const COST = { talk: 5, elided: 5, pair: 6, a: 7, ruled: 9, strange: 14, spelling: 14, rare: 19 };
const MOST_GAIN = 6;

/**
 * Everything that a written word can be recognised by. Words with the same classes share a symbol; each table leads from
 * one way of writing to the symbol.
 */
export class Vocabulary {
  /** The classes of each symbol, ascending. */
  readonly classesOf: number[][] = [];
  readonly expansions: Int32Array[] = [];
  readonly exact: WordTable;
  /** Ordinary words of two letters, whether a rule knows them or not; by their letters. */
  private readonly commonPairs = new Uint8Array(PAIR_CODES * PAIR_CODES);
  /** Digits and signs read as letters; i, l and 1, or g, 9 and 6, are one letter there. */
  readonly leet: WordTable;
  /** Repeated letters written once. */
  readonly singled: WordTable;
  /** Words that are looked for under pieces, reversal and typing errors. */
  readonly robust: WordTable;
  /** Without any, no word is ever guessed. */
  readonly hasRobust: boolean;
  readonly phonetic: WordTable;
  readonly consonants: WordTable;
  /** Robust words with one letter left out; the value is an index of {@link candidates}. */
  readonly shortened: WordTable;
  /** The robust words that become the same when one letter is left out. */
  readonly candidates: string[][] = [];
  readonly segmenter: Segmenter;
  readonly shapeSymbols: ReadonlyMap<Shape, number>;
  /** The words that are in no table, as far as they were met. */
  readonly strangers: Strangers;
  /** Whose notes stand with the words and strangers. */
  notesBelongTo: object | undefined;
  private readonly symbols = new Map<string, number>();

  constructor(source: VocabularySource) {
    this.symbolOf([]);
    const edge = source.shapes.get('edge');
    this.symbolOf(edge === undefined ? [] : [edge]);
    const phone = source.shapes.get('phone');
    this.shapeSymbols = new Map(
      [...source.shapes].map(([shape, group]) => [
        shape,
        this.symbolOf(shape === 'mobile' && phone !== undefined ? [group, phone] : [group]),
      ]),
    );

    // Common words first, so that what is read all the time lies side by side.
    const rank = new Map(source.knownWords.map((word, at) => [word, at]));
    const rankOf = ([word]: readonly [string, Word]): number => rank.get(word) ?? Infinity;
    for (const [, { classes }] of [...source.words].sort((a, b) => compare(rankOf(a), rankOf(b))))
      this.symbolOf([...classes]);

    const exact = new Map<string, number>();
    const robust = new Map<string, number>();
    const leet = new Map<string, number>();
    const once = new Map<string, number>();
    const phonetic = new Map<string, number>();
    const consonants = new Map<string, number>();
    const shortened = new Map<string, number>();
    for (const [word, { classes, robust: isRobust }] of source.words) {
      const symbol = this.symbolOf([...classes]);
      exact.set(word, symbol);
      if (word.length > 1) this.merge(leet, leetKeyOf(word), symbol);
      if (word.length > 2) this.merge(once, singled(word), symbol);
      if (!isRobust || word.length < SHORTEST_ROBUST || !/^[a-z]+$/.test(word)) continue;
      robust.set(word, symbol);
      const sound = phoneticKeyOf(word);
      if (sound.length >= SHORTEST_PHONETIC) this.merge(phonetic, sound, symbol);
      const bare = consonantsOf(word);
      if (bare.length >= SHORTEST_CONSONANTS) this.merge(consonants, bare, symbol);
      for (let i = 0; i < word.length; i++) this.shorten(shortened, word, i);
    }
    for (const [short, long] of source.spellings) {
      const key = leetKeyOf(short);
      if (short.length > 2 && !leet.has(key)) leet.set(key, EXPANSION + this.expansions.length);
      exact.set(short, EXPANSION + this.expansions.length);
      this.expansions.push(Int32Array.from(long, (word) => exact.get(word) ?? NOTHING));
    }
    this.segmenter = new Segmenter(segmentCosts(source, (word) => robust.has(word)));
    for (const word of [...source.knownWords, ...TALK, ...SHORT_TALK]) {
      const [left = 0, right = 0, ...others] = codesOf(word);
      if (right > 0 && others.length === 0) this.commonPairs[pairIndex(left, right)] = 1;
    }
    for (const word of source.knownWords) if (!exact.has(word)) exact.set(word, NOTHING);
    this.hasRobust = robust.size > 0;
    this.strangers = new Strangers(this.hasRobust ? MOST_STRANGERS : MOST_STRANGERS_UNGUESSED);
    // The words of a school alone are hardly ever met.
    this.exact = WordTable.of(exact, !this.hasRobust);
    this.robust = WordTable.of(robust, true);
    this.leet = WordTable.of(leet);
    this.singled = WordTable.of(once);
    this.phonetic = WordTable.of(phonetic);
    this.consonants = WordTable.of(consonants);
    this.shortened = WordTable.of(shortened, true);
  }

  robustSymbolOf(word: string): number {
    const codes = codesOf(word);
    return this.robust.find(hashOf(codes, 0, codes.length), codes, 0, codes.length);
  }

  /** Whether two letters are an ordinary word. */
  isCommonPair(left: number, right: number): boolean {
    return this.commonPairs[pairIndex(left, right)] === 1;
  }

  private shorten(shortened: Map<string, number>, word: string, at: number): void {
    const key = word.slice(0, at) + word.slice(at + 1);
    const known = shortened.get(key);
    if (known === undefined) shortened.set(key, this.candidates.push([word]) - 1);
    else if (this.candidates[known]?.at(-1) !== word) this.candidates[known]?.push(word);
  }

  /** Files a symbol under a key; words that meet there share a symbol with the classes of all of them. */
  private merge(table: Map<string, number>, key: string, symbol: number): void {
    const known = table.get(key);
    if (known === symbol) return;
    table.set(
      key,
      known === undefined
        ? symbol
        : this.symbolOf([...(this.classesOf[known] ?? []), ...(this.classesOf[symbol] ?? [])]),
    );
  }

  private symbolOf(classes: number[]): number {
    const sorted = [...new Set(classes)].sort((a, b) => a - b);
    const key = sorted.join(',');
    const known = this.symbols.get(key);
    if (known !== undefined) return known;
    const symbol = this.classesOf.length;
    this.symbols.set(key, symbol);
    this.classesOf.push(sorted);
    return symbol;
  }
}

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** Two letters of a–z as one number; all others share one. */
const PAIR_CODES = 27;
const pairIndex = (left: number, right: number): number =>
  letterIndex(left) * PAIR_CODES + letterIndex(right);
const letterIndex = (code: number): number => (code >= 97 && code <= 122 ? code - 96 : 0);

/** What is left of le, que, je … before a vowel. */
const ELIDED = 'cdjlmnsty';
/** Words that people who speak to each other use most, which lists made of written French rank low. */
const TALK = ['je', 'tu', 'te', 'me', 'toi', 'moi', 'ta', 'ton', 'tes', 'vais', 'etes'];
/** Shorter ones that end longer words too often to be expected among words written together. */
const SHORT_TALK = ['as', 'es', 'el', 'fe', 'ke', 'ki', 'pa', 'pr', 'ds', 'vs', 'ya', 'tt'];

/** Two words that would be taken for another one, and where the second begins: je te, tu es, tu meurs, je t’. */
export const PAIRS: ReadonlyMap<string, number> = new Map([
  ['jete', 2],
  ['tues', 2],
  ['tumeurs', 2],
  ['jet', 2],
]);

/**
 * How little a word is expected among words written together: by Zipf’s law the logarithm of its rank. Words of rules
 * are expected, robust ones above all, the more so the longer they are: égorge is rather l’égorge than le gorge.
 */
function segmentCosts(source: VocabularySource, isRobust: (word: string) => boolean): Map<string, number> {
  const costs = new Map<string, number>();
  for (const word of source.spellings.keys()) costs.set(word, COST.spelling);
  source.knownWords.forEach((word, rank) => {
    costs.set(word, Math.min(COST.rare, Math.round(3 + 1.5 * Math.log(rank + 1))));
  });
  for (const word of source.words.keys()) {
    const gain = isRobust(word) ? Math.min(word.length, MOST_GAIN) : 0;
    const known = costs.get(word);
    costs.set(word, (known === undefined ? COST.strange : Math.min(known, COST.ruled)) - gain);
  }
  for (const letter of costs.keys()) if (letter.length === 1) costs.delete(letter);
  for (const letter of ELIDED) costs.set(letter, COST.elided);
  for (const word of TALK) costs.set(word, COST.talk);
  for (const pair of PAIRS.keys()) costs.set(pair, COST.pair);
  return costs.set('a', COST.a);
}
