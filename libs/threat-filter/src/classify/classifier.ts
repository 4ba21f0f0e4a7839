import type { Rule } from '../lexicon/lexicon';
import type { Reader } from '../read/reader';
import { EDGE_SYMBOL } from '../read/vocabulary';
import type { KnownWeights } from './known-weights';
import { LEARNED_RULES } from './learned-rules';
import { Glance, Look } from './sums';
import { KIND_SHIFT, KINDS, type Learned } from './weights';
import { visitFeatures } from './visit-features';
import { Windows } from './windows';

/** What the classifier holds a text for. */
export interface Judgement {
  rule: Rule;
  score: number;
  /** The first and last position of the words that weigh most. */
  from: number;
  to: number;
}

interface Stretch {
  from: number;
  to: number;
  score: number;
}

/**
 * A linear classifier beside the rules: it adds up what every word, its letters, its groups and the pairs of these weigh,
 * and holds what resembles messages that ought to be held. Whole numbers all along, so the same text always weighs the
 * same. Most stretches are set aside at a glance, by their words one by one.
 */
export class Classifier {
  private readonly windows = new Windows();
  private readonly glance: Glance;
  private readonly look: Look;
  /** First and last position of each stretch that is worth a look. */
  private stretches: number[] = [];

  constructor(
    private readonly reader: Reader,
    private readonly known: KnownWeights,
  ) {
    this.glance = new Glance(reader, known);
    this.look = new Look(reader, known);
  }

  get model(): Learned {
    return this.known.model;
  }

  /** Judges the text that the reader has read; undefined when it is not held. */
  judge(): Judgement | undefined {
    this.findStretches(this.model.glanceFrom);
    return this.judgementOf(this.gravest());
  }

  /** What some words score together with those around them in their sentence. */
  scoreAround(from: number, to: number, radius: number): number {
    const { symbols, count } = this.reader.view;
    let first = from;
    let last = to;
    while (first > 0 && from - first < radius && symbols[first - 1] !== EDGE_SYMBOL) first--;
    while (last + 1 < count && last - to < radius && symbols[last + 1] !== EDGE_SYMBOL) last++;
    this.look.read([first, last]);
    return this.look.of(first, last) * this.model.scale + this.model.bias;
  }

  /** The stretch that speaks most for holding the text. */
  private gravest(): Stretch {
    const { look, stretches, model } = this;
    let gravest: Stretch = { from: 0, to: 0, score: -Infinity };
    if (stretches.length === 0) return gravest;
    look.read(stretches);
    for (let i = 0; i < stretches.length; i += 2) {
      const from = stretches[i] ?? 0;
      const to = stretches[i + 1] ?? 0;
      const score = look.of(from, to) * model.scale + model.bias;
      if (score > gravest.score) gravest = { from, to, score };
    }
    return gravest;
  }

  private judgementOf({ from, to, score }: Stretch): Judgement | undefined {
    const { model } = this;
    if (score < model.holdFrom) return undefined;
    return {
      rule: ruleOf(this.kindOf(from, to), score >= model.criticalFrom),
      score,
      ...this.look.telling(from, to),
    };
  }

  private findStretches(glanceFrom: number): void {
    const { glance, stretches } = this;
    stretches.length = 0;
    glance.read();
    this.windows.each(this.reader.view, (first, last) => {
      if (glance.of(first, last) >= glanceFrom) stretches.push(first, last);
    });
  }

  private kindOf(from: number, to: number): number {
    const { model, groups } = this.known;
    const totals = new Float64Array(KINDS);
    let features = 0;
    const take = (feature: number): void => {
      features++;
      const row = (feature >> KIND_SHIFT) * KINDS;
      for (let kind = 0; kind < KINDS; kind++)
        totals[kind] = (totals[kind] ?? 0) + (model.kindWeights[row + kind] ?? 0);
    };
    for (let at = from; at <= to; at++)
      visitFeatures(this.reader, groups, at, { group: take, pair: take, letters: take });
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
