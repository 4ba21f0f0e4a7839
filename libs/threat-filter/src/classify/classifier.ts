import type { Rule } from '../lexicon/lexicon';
import type { Reader } from '../read/reader';
import { EDGE_SYMBOL, NOTHING } from '../read/vocabulary';
import { tokenOfWord } from './features';
import { type Kind, KindSums } from './kind-sums';
import type { KnownWeights } from './known-weights';
import { LEARNED_RULES } from './learned-rules';
import { Glance, Look } from './sums';
import type { Learned } from './weights';
import { visitPairs } from './visit-features';
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
  /** What it scores at a look. */
  look: number;
}

/** So many stretches of one text have their kind told: it takes longer than all the rest. */
const MOST_STRETCHES = 8;

/**
 * A linear classifier beside the rules: it adds up what every word, its letters, its groups and the pairs of these weigh,
 * and holds what resembles messages that ought to be held. Weights are whole numbers, so their sums do not depend on
 * what was read before. Most stretches are set aside at a glance, by their words one by one.
 */
export class Classifier {
  private readonly windows = new Windows();
  private readonly glance: Glance;
  private readonly look: Look;
  private readonly kinds: KindSums;
  /** First and last position of each stretch that is worth a look. */
  private stretches: number[] = [];
  /** From this score on everything is held, whatever its kind. */
  private readonly highest: number;

  constructor(
    private readonly reader: Reader,
    private readonly known: KnownWeights,
  ) {
    this.glance = new Glance(reader, known);
    this.look = new Look(reader, known);
    this.kinds = new KindSums(known.model);
    this.highest = Math.max(...known.model.holdFrom);
  }

  get model(): Learned {
    return this.known.model;
  }

  /** Judges the text that the reader has read by its gravest stretches; undefined when it is not held. */
  judge(): Judgement | undefined {
    const { model } = this;
    let gravest: Judgement | undefined;
    for (const { from, to, look } of this.gravest()) {
      const { kind, odds } = this.kindOf(from, to);
      const score = look + odds;
      if (score < (model.holdFrom[kind] ?? Infinity) || score <= (gravest?.score ?? -Infinity)) continue;
      const rule = ruleOf(kind, score >= (model.criticalFrom[kind] ?? Infinity));
      gravest = { rule, score, ...this.look.telling(from, to) };
    }
    return gravest;
  }

  /** A few stretches that may be held, gravest first. */
  private gravest(): Stretch[] {
    const { look, stretches, model } = this;
    this.findStretches(model.glanceFrom);
    if (stretches.length === 0) return [];
    look.read(stretches);
    const found: Stretch[] = [];
    for (let i = 0; i < stretches.length; i += 2) {
      const from = stretches[i] ?? 0;
      const to = stretches[i + 1] ?? 0;
      const score = this.lookOf(from, to);
      if (score >= model.lookFrom) found.push({ from, to, look: score });
    }
    return found.sort((a, b) => b.look - a.look).slice(0, MOST_STRETCHES);
  }

  /** Whether some words alone read like what is held, whatever its kind. */
  readsLikeHeld(from: number, to: number): boolean {
    const look = this.lookAt(from, to);
    return look >= 0 && look + this.kindOf(from, to).odds >= this.highest;
  }

  /** Whether some words, with those around them in their sentence, score less than that; never where a look finds them grave. */
  scoresBelow(score: number, from: number, to: number, radius: number): boolean {
    const [first, last] = this.around(from, to, radius);
    const look = this.lookAt(first, last);
    return look < 0 && look + this.kindOf(first, last).odds < score;
  }

  private lookAt(first: number, last: number): number {
    this.look.read([first, last]);
    return this.lookOf(first, last);
  }

  private around(from: number, to: number, radius: number): [first: number, last: number] {
    const { symbols, count } = this.reader.view;
    let first = from;
    let last = to;
    while (first > 0 && from - first < radius && symbols[first - 1] !== EDGE_SYMBOL) first--;
    while (last + 1 < count && last - to < radius && symbols[last + 1] !== EDGE_SYMBOL) last++;
    return [first, last];
  }

  private lookOf(from: number, to: number): number {
    return this.look.of(from, to) * this.model.scale + this.model.bias;
  }

  private findStretches(glanceFrom: number): void {
    const { glance, stretches } = this;
    stretches.length = 0;
    glance.read();
    this.windows.each(this.reader.view, (first, last) => {
      if (glance.of(first, last) >= glanceFrom) stretches.push(first, last);
    });
  }

  private kindOf(from: number, to: number): Kind {
    const { kinds, known, reader } = this;
    const { symbols } = reader.view;
    kinds.clear();
    for (let at = from; at <= to; at++) {
      kinds.add(known.kindsOfSymbol(symbols[at] ?? NOTHING));
      visitPairs(reader, known.groups, at, kinds.take);
      const token = tokenOfWord(reader.view, reader.tokens, at);
      if (token >= 0) kinds.add(known.kindsOfToken(reader, token));
    }
    return kinds.told();
  }
}

/** A learned rule; one for critical messages is no more than high where the classifier is less than sure. */
function ruleOf(kind: number, isSure: boolean): Rule {
  const rule = LEARNED_RULES[kind];
  if (rule === undefined) throw new Error(`there is no learned rule ${kind}`);
  return rule.severity === 'critical' && !isSure ? { ...rule, severity: 'high' } : rule;
}
