import type { Vocabulary } from '../read/vocabulary';
import type { WordTable } from '../text/word-table';
import { eachWordFeature, GroupFeatures } from './features';
import type { Learned } from './weights';

/** Pairs of symbols that are remembered at a time. */
const PAIR_BITS = 15;

/** A sum of weights and the number of features in one integer, for a look-up should touch as little memory as it can. */
export type Weighed = number;
const COUNT_BITS = 10;
const MOST_FEATURES = (1 << COUNT_BITS) - 1;
export const sumOf = (weighed: Weighed): number => weighed >> COUNT_BITS;
export const countOf = (weighed: Weighed): number => weighed & MOST_FEATURES;

/**
 * What a known word, a symbol or a pair of symbols weighs, worked out once, for messages are made of few different ones.
 * Shared by all who use one lexicon.
 */
export class KnownWeights {
  readonly groups: GroupFeatures;
  /** By symbol; 0 for one that belongs to no group. */
  readonly symbols: Int32Array;
  /** Has with every word, as a note, what it weighs. */
  readonly words: WordTable;
  /** A key and what it weighs, side by side. */
  private readonly pairs = new Int32Array(2 << PAIR_BITS);
  private sum = 0;
  private count = 0;

  constructor(
    vocabulary: Vocabulary,
    classNames: readonly string[],
    readonly model: Learned,
  ) {
    const { exact, classesOf } = vocabulary;
    this.words = exact;
    const groups = new GroupFeatures(vocabulary, classNames);
    this.groups = groups;
    this.symbols = Int32Array.from(classesOf, (_, symbol) =>
      this.weigh((take) => {
        groups.each(symbol, take);
      }),
    );
    exact.each((index, hash, chars, first, length) => {
      exact.setNote(index, this.weighWord(hash, chars, first, length));
    });
  }

  pair(left: number, right: number): Weighed {
    const key = left * this.symbols.length + right;
    const slot = (Math.imul(key, 0x9e3779b1) >>> (32 - PAIR_BITS)) * 2;
    if (this.pairs[slot] !== key) {
      this.pairs[slot + 1] = this.weigh((take) => {
        this.groups.eachPair(left, right, take);
      });
      this.pairs[slot] = key;
    }
    return this.pairs[slot + 1] ?? 0;
  }

  weighWord(hash: number, chars: ArrayLike<number>, first: number, length: number): Weighed {
    this.sum = 0;
    this.count = 0;
    eachWordFeature(hash, chars, first, length, this.take);
    return this.packed();
  }

  private weigh(features: (take: (feature: number) => void) => void): Weighed {
    this.sum = 0;
    this.count = 0;
    features(this.take);
    return this.packed();
  }

  private packed(): Weighed {
    if (this.count > MOST_FEATURES) throw new RangeError(`${this.count} features of one thing are too many`);
    return (this.sum << COUNT_BITS) | this.count;
  }

  private readonly take = (feature: number): void => {
    this.sum += this.model.weights[feature] ?? 0;
    this.count++;
  };
}
