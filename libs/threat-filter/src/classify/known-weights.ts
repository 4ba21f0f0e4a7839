import type { Reader } from '../read/reader';
import type { Vocabulary } from '../read/vocabulary';
import { FIRST_STRANGER } from '../read/written-words';
import type { WordTable } from '../text/word-table';
import { GLANCE_SHIFT, GroupFeatures } from './features';
import { type KindRow, KindSums } from './kind-sums';
import { visitGroups, visitLetters } from './visit-features';
import type { Learned } from './weights';

/** Visits features. */
type Visit = (take: (feature: number) => void) => void;

/** A sum of weights and the number of features in one integer, for a look-up should touch as little memory as it can. */
export type Weighed = number;
const COUNT_BITS = 10;
const MOST_FEATURES = (1 << COUNT_BITS) - 1;
export const sumOf = (weighed: Weighed): number => weighed >> COUNT_BITS;
export const countOf = (weighed: Weighed): number => weighed & MOST_FEATURES;

/**
 * What words, symbols and pairs of symbols weigh, at a glance and at a closer look; that of words and symbols is worked out
 * once, for messages are made of few different ones. Shared by all who use one lexicon.
 */
export class KnownWeights {
  readonly groups: GroupFeatures;
  /** By symbol, at a glance; 0 for one that belongs to no group. */
  readonly glanceOfSymbol: Int32Array;
  /** The same at a closer look. */
  readonly lookOfSymbol: Int32Array;
  private readonly lookOfWord: Int32Array;
  private readonly glance: Scales;
  private readonly look: Scales;
  private readonly kinds: KindSums;
  private readonly symbolKinds = new Map<number, KindRow>();
  private readonly wordKinds = new Map<number, KindRow>();

  constructor(
    private readonly vocabulary: Vocabulary,
    classNames: readonly string[],
    readonly model: Learned,
  ) {
    this.groups = new GroupFeatures(vocabulary, classNames);
    this.glance = new Scales(model.glanceWeights, GLANCE_SHIFT);
    this.look = new Scales(model.weights, 0);
    this.kinds = new KindSums(model);
    const symbolsBy = (scales: Scales): Int32Array =>
      Int32Array.from(vocabulary.classesOf, (_, symbol) =>
        scales.weighFirst(this.groups.findOf(symbol), this.groups.found),
      );
    this.glanceOfSymbol = symbolsBy(this.glance);
    this.lookOfSymbol = symbolsBy(this.look);
    this.lookOfWord = new Int32Array(vocabulary.exact.capacity);
  }

  /** To be called for each text: what words weigh at a glance is noted with them, by one classifier at a time. */
  claimNotes(): void {
    const { vocabulary } = this;
    if (vocabulary.notesBelongTo === this) return;
    vocabulary.notesBelongTo = this;
    vocabulary.exact.clearNotes();
    vocabulary.strangers.table.clearNotes();
  }

  /** What the word of a token weighs at a glance. */
  glanceOfToken(reader: Reader, token: number): Weighed {
    const { exact, strangers } = this.vocabulary;
    const word = reader.words.numbers[token] ?? -1;
    if (word >= 0) return this.noted(exact, word, reader, token);
    if (word <= FIRST_STRANGER) return this.noted(strangers.table, FIRST_STRANGER - word, reader, token);
    return weighToken(this.glance, reader, token);
  }

  /** What the word of a token weighs at a closer look. */
  lookOfToken(reader: Reader, token: number): Weighed {
    const word = reader.words.numbers[token] ?? -1;
    if (word < 0) return weighToken(this.look, reader, token);
    const known = this.lookOfWord[word] ?? 0;
    if (known !== 0) return known;
    const weighed = weighToken(this.look, reader, token);
    this.lookOfWord[word] = weighed;
    return weighed;
  }

  /** What the groups of a symbol say about kinds. */
  kindsOfSymbol(symbol: number): KindRow {
    return this.kindsOnce(this.symbolKinds, symbol, (take) => {
      visitGroups(this.groups, symbol, take);
    });
  }

  /** What the word of a token says about kinds. */
  kindsOfToken(reader: Reader, token: number): KindRow {
    const visit = (take: (feature: number) => void): void => {
      visitLetters(reader, token, take);
    };
    const word = reader.words.numbers[token] ?? -1;
    return word < 0 ? this.kindsOf(visit) : this.kindsOnce(this.wordKinds, word, visit);
  }

  /** What two symbols side by side, or one word apart, weigh at a closer look. */
  lookOfPair(left: number, right: number): Weighed {
    const { groups, look } = this;
    return look.weighFirst(groups.findOfPair(left, right), groups.found);
  }

  private kindsOnce(known: Map<number, KindRow>, key: number, visit: Visit): KindRow {
    let kinds = known.get(key);
    if (kinds === undefined) known.set(key, (kinds = this.kindsOf(visit)));
    return kinds;
  }

  private kindsOf(visit: Visit): KindRow {
    this.kinds.clear();
    visit(this.kinds.take);
    return this.kinds.together();
  }

  private noted(table: WordTable, word: number, reader: Reader, token: number): Weighed {
    const note = table.noteAt(word);
    // Every word has a feature, so nothing weighed is 0.
    if (note !== 0) return note;
    const weighed = weighToken(this.glance, reader, token);
    table.setNote(word, weighed);
    return weighed;
  }
}

function weighed(sum: number, count: number): Weighed {
  if (count > MOST_FEATURES) throw new RangeError(`${count} features of one thing are too many`);
  return (sum << COUNT_BITS) | count;
}

/** Adds up what features weigh. */
class Scales {
  private sum = 0;
  private count = 0;

  constructor(
    private readonly weights: Int8Array,
    private readonly shift: number,
  ) {}

  /** What the first so many of some features weigh. */
  weighFirst(count: number, features: Int32Array): Weighed {
    const { weights, shift } = this;
    let sum = 0;
    for (let i = 0; i < count; i++) sum += weights[(features[i] ?? 0) >> shift] ?? 0;
    return weighed(sum, count);
  }

  weigh(features: Visit): Weighed {
    this.sum = 0;
    this.count = 0;
    features(this.take);
    return weighed(this.sum, this.count);
  }

  private readonly take = (feature: number): void => {
    this.sum += this.weights[feature >> this.shift] ?? 0;
    this.count++;
  };
}

const weighToken = (scales: Scales, reader: Reader, token: number): Weighed =>
  scales.weigh((take) => {
    visitLetters(reader, token, take);
  });
