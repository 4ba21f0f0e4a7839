import type { Rule } from '../lexicon/lexicon';
import type { Reader } from '../read/reader';
import { EDGE_SYMBOL, NOTHING } from '../read/vocabulary';
import { Collector } from './collector';
import { tokenOfWord } from './features';
import { countOf, type KnownWeights, sumOf, type Weighed } from './known-weights';
import { LEARNED_RULES } from './learned-rules';
import { KIND_SHIFT, KINDS } from './weights';
import { Windows } from './windows';

/** A word is shown as a reason when it says at least this share of what the most telling one says. */
const TELLING = 0.35;
const MOST_TELLING = 8;

/** What the classifier holds a text for. */
export interface Judgement {
  rule: Rule;
  score: number;
  /** Positions in the view, ascending: the words that weigh most. */
  telling: number[];
}

/**
 * A linear classifier beside the rules: it adds up what every word, its letters, its neighbours and its groups weigh, and
 * holds what resembles messages that ought to be held. Whole numbers all along, so the same text always weighs the same.
 */
export class Classifier {
  private readonly windows = new Windows();
  private readonly sum: SumOfWeights;

  constructor(
    private readonly reader: Reader,
    private readonly known: KnownWeights,
  ) {
    this.sum = new SumOfWeights(reader, known);
  }

  /** Judges the text that the reader has read; undefined when it is not held. */
  judge(): Judgement | undefined {
    const { view } = this.reader;
    const {
      sum,
      known: { model },
    } = this;
    sum.read();
    let best = -Infinity;
    let from = 0;
    let to = 0;
    this.windows.each(view, (first, last) => {
      const score = sum.of(first, last) * model.scale + model.bias;
      if (score <= best) return;
      best = score;
      from = first;
      to = last;
    });
    if (best < model.holdFrom) return undefined;
    return {
      rule: ruleOf(this.kindOf(from, to), best >= model.criticalFrom),
      score: best,
      telling: sum.telling(from, to),
    };
  }

  private kindOf(from: number, to: number): number {
    const { model, groups } = this.known;
    const totals = new Float64Array(KINDS);
    const collector = new Collector(this.reader, groups);
    collector.read();
    let features = 0;
    for (let at = from; at <= to; at++)
      for (const feature of collector.featuresAt(at)) {
        features++;
        const row = (feature >> KIND_SHIFT) * KINDS;
        for (let kind = 0; kind < KINDS; kind++)
          totals[kind] = (totals[kind] ?? 0) + (model.kindWeights[row + kind] ?? 0);
      }
    const scale = model.kindScale / Math.sqrt(features + 1);
    let best = 0;
    const scored = totals.map((total, kind) => total * scale + (model.kindBias[kind] ?? 0));
    for (let kind = 1; kind < KINDS; kind++) if ((scored[kind] ?? 0) > (scored[best] ?? 0)) best = kind;
    return best;
  }
}

/** A learned rule; one for critical messages is no more than high where the classifier is less than sure. */
function ruleOf(kind: number, isSure: boolean): Rule {
  const rule = LEARNED_RULES[kind];
  if (rule === undefined) throw new Error(`there is no learned rule ${kind}`);
  return rule.severity === 'critical' && !isSure ? { ...rule, severity: 'high' } : rule;
}

/**
 * Adds up weights position by position: the same features as a collector finds, in one loop without a call for each, for
 * every message passes here.
 */
class SumOfWeights {
  private totals = new Int32Array(257);
  private counts = new Int32Array(257);

  constructor(
    private readonly reader: Reader,
    private readonly known: KnownWeights,
  ) {}

  read(): void {
    const { known, reader } = this;
    const { tokens, view, words } = reader;
    const { symbols, count: positions } = view;
    const { symbols: weightsOfSymbols } = known;
    this.reserve(positions);
    const { totals, counts } = this;
    let total = 0;
    let count = 0;
    let left = NOTHING;
    let leftWeighs = false;
    let furtherWeighs = false;
    let further = NOTHING;
    for (let at = 0; at < positions; at++) {
      const symbol = symbols[at] ?? NOTHING;
      const isEdge = symbol === EDGE_SYMBOL;
      const own = weightsOfSymbols[symbol] ?? 0;
      if (own !== 0) {
        const near = leftWeighs ? known.pair(left, symbol) : 0;
        const far = furtherWeighs ? known.pair(further, symbol) : 0;
        total += sumOf(own) + sumOf(near) + sumOf(far);
        count += countOf(own) + countOf(near) + countOf(far);
      }
      const token = tokenOfWord(view, tokens, at);
      if (token >= 0) {
        const index = words[token] ?? -1;
        const weighed = index >= 0 ? known.words.noteAt(index) : this.weighUnknown(token);
        total += sumOf(weighed);
        count += countOf(weighed);
      }
      further = left;
      furtherWeighs = leftWeighs && !isEdge;
      left = symbol;
      leftWeighs = own !== 0;
      totals[at + 1] = total;
      counts[at + 1] = count;
    }
  }

  /** What a stretch weighs, however long it is: the sum over the root of the number of features. */
  of(first: number, last: number): number {
    const count = (this.counts[last + 1] ?? 0) - (this.counts[first] ?? 0);
    return ((this.totals[last + 1] ?? 0) - (this.totals[first] ?? 0)) / Math.sqrt(count + 1);
  }

  /** The positions of a stretch that weigh most. */
  telling(first: number, last: number): number[] {
    const weigh = (at: number): number => (this.totals[at + 1] ?? 0) - (this.totals[at] ?? 0);
    const positions = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const most = Math.max(...positions.map(weigh));
    return positions
      .filter((at) => weigh(at) >= most * TELLING)
      .sort((a, b) => weigh(b) - weigh(a))
      .slice(0, MOST_TELLING)
      .sort((a, b) => a - b);
  }

  private weighUnknown(token: number): Weighed {
    const { hash, chars, first, length } = this.reader.tokens;
    return this.known.weighWord(hash[token] ?? 0, chars, first[token] ?? 0, length[token] ?? 0);
  }

  private reserve(positions: number): void {
    if (this.totals.length > positions) return;
    this.totals = new Int32Array(positions * 2);
    this.counts = new Int32Array(positions * 2);
  }
}
