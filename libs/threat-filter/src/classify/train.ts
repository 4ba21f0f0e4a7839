import type { CompiledLexicon } from '../lexicon/compile';
import type { Engine } from '../match/engine';
import { Reader } from '../read/reader';
import type { Severity } from '../types';
import { Classifier } from './classifier';
import { Collector } from './collector';
import { FEATURES, GroupFeatures } from './features';
import { KnownWeights } from './known-weights';
import { LEARNED_RULES } from './learned-rules';
import { KIND_FEATURES, KIND_SHIFT, KINDS, type Learned, type Weights } from './weights';
import { Windows } from './windows';

const EPOCHS = 14;
const LEARNING_RATE = 0.25;
const KIND_LEARNING_RATE = 0.3;
/** How often a message is shown with some of its words unreadable, as a disguise would leave it. */
const DISGUISED = 0.3;
const HIDDEN = 0.6;
const FOLDS = 5;
/** How many of the messages that would be held may be set aside at a glance. */
const MISSED_AT_A_GLANCE = 0.015;
/** How many of the messages that rules hold rightly may be silenced, and called high where they are critical. */
const SILENCED = 0.006;
const SOBERED = 0.002;

/** A message that a person has labelled; the first word of its kind is what it is about. */
export interface Labelled {
  text: string;
  kind: string;
  expect: 'hold' | 'pass';
  severity: Severity;
}

/** How many of the harmless messages may be held, and called critical, when they have not been learned from. */
export interface Tolerance {
  held: number;
  critical: number;
}

export interface Trained {
  weights: Learned;
  /** The share of the messages to hold that were held when they had been left out, with this tolerance. */
  recallLeftOut: number;
}

interface Example {
  groups: readonly (readonly number[])[];
  words: readonly (readonly number[])[];
  windows: readonly (readonly [first: number, last: number])[];
  hold: boolean;
  kind: number;
}

/**
 * Learns a classifier by logistic regression (AdaGrad, Duchi et al., 2011) from labelled messages, in a fixed order of
 * chance: the same messages and lexicon give the same weights. `rules` are those of the lexicon. Thresholds are set on messages that were left out in turn.
 */
export function train(
  items: readonly Labelled[],
  lexicon: CompiledLexicon,
  tolerance: Tolerance,
  rules: Engine,
): Trained {
  const examples = prepared(items, lexicon);
  const chance = mulberry32(1);
  const folds = examples.map(() => Math.floor(chance() * FOLDS));
  const scores = new Float64Array(examples.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const gate = learnGate(examples.filter((_, i) => folds[i] !== fold));
    examples.forEach((example, i) => {
      if (folds[i] === fold) scores[i] = bestWindow(example, gate).score;
    });
  }
  const harmless = Array.from(scores)
    .filter((score, i) => Number.isFinite(score) && examples[i]?.hold === false)
    .sort((a, b) => b - a);
  const threshold = (share: number): number => harmless[Math.floor(harmless.length * share)] ?? 0;
  const gate = learnGate(examples);
  const { weights, scale } = quantised(gate.weights);
  const kinds = learnKinds(examples, gate);
  const holdFrom = threshold(tolerance.held);
  const toHold = examples.flatMap(({ hold }, i) => (hold ? [scores[i] ?? 0] : []));
  const scoresOfRules = examples.flatMap(({ hold }, i) =>
    hold && Number.isFinite(scores[i]) && rules.find(items[i]?.text ?? '', new Set()).length > 0
      ? [scores[i] ?? 0]
      : [],
  );
  const learned: Learned = {
    glanceFrom: -Infinity,
    holdFrom,
    criticalFrom: threshold(tolerance.critical),
    clearBelow: quantile(scoresOfRules, SILENCED),
    soberBelow: quantile(scoresOfRules, SOBERED),
    bias: gate.bias,
    scale,
    weights,
    ...kinds,
  };
  return {
    weights: { ...learned, glanceFrom: glanceOf(items, lexicon, learned) },
    recallLeftOut: toHold.filter((score) => score >= holdFrom).length / toHold.length,
  };
}

/** What nearly all messages that are held weigh at a glance, at least. */
function glanceOf(
  items: readonly Labelled[],
  { vocabulary, classNames }: CompiledLexicon,
  model: Learned,
): number {
  const reader = new Reader(vocabulary);
  const classifier = new Classifier(reader, new KnownWeights(vocabulary, classNames, model));
  const glances = items.flatMap(({ text, expect }) => {
    if (expect === 'pass') return [];
    reader.read(text, new Set());
    return classifier.judge() === undefined ? [] : [classifier.glanceOfGravest()];
  });
  return quantile(glances, MISSED_AT_A_GLANCE);
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? -Infinity;

/** Which of the learned rules a message that ought to be held belongs to. */
export function learnedRuleOf({ kind, severity }: Labelled): number {
  const [subject = ''] = kind.split(/[:-]/);
  const name = kind.includes('incite')
    ? 'incitement'
    : subject.startsWith('self')
      ? 'self-harm'
      : subject === 'threat' || subject === 'obf'
        ? severity === 'critical'
          ? 'threat'
          : 'violence'
        : subject;
  const index = LEARNED_RULES.findIndex(({ id }) => id === `learned.${name}`);
  if (index < 0) throw new Error(`no learned rule for « ${kind} »`);
  return index;
}

function prepared(items: readonly Labelled[], { vocabulary, classNames }: CompiledLexicon): Example[] {
  const reader = new Reader(vocabulary);
  const groupFeatures = new GroupFeatures(vocabulary, classNames);
  const windows = new Windows();
  return items.map((label) => {
    reader.read(label.text, new Set());
    const collector = new Collector(reader, groupFeatures);
    collector.read();
    const found: [number, number][] = [];
    windows.each(reader.view, (first, last) => found.push([first, last]));
    return {
      groups: collector.groups,
      words: collector.words,
      windows: found,
      hold: label.expect === 'hold',
      kind: label.expect === 'hold' ? learnedRuleOf(label) : 0,
    };
  });
}

interface Gate {
  weights: Float32Array;
  bias: number;
}

function learnGate(examples: readonly Example[]): Gate {
  const gate: Gate = { weights: new Float32Array(FEATURES), bias: 0 };
  const squares = new Float32Array(FEATURES);
  const chance = mulberry32(2);
  const order = examples.map((_, i) => i);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, chance);
    for (const index of order) {
      const example = examples[index];
      if (example === undefined || example.windows.length === 0) continue;
      const hidden = chance() < DISGUISED ? HIDDEN : 0;
      const { first, last } = bestWindow(example, gate);
      const features = featuresOf(example, first, last, hidden, chance);
      const norm = 1 / Math.sqrt(features.length + 1);
      let sum = 0;
      for (const feature of features) sum += gate.weights[feature] ?? 0;
      const error = sigmoid(sum * norm + gate.bias) - (example.hold ? 1 : 0);
      const step = error * norm;
      for (const feature of features) {
        const square = (squares[feature] ?? 0) + step * step;
        squares[feature] = square;
        gate.weights[feature] =
          (gate.weights[feature] ?? 0) - (LEARNING_RATE * step) / (Math.sqrt(square) + 1e-3);
      }
      gate.bias -= 0.01 * error;
    }
  }
  return gate;
}

/** The stretch of a message that speaks most for holding it. */
function bestWindow(example: Example, gate: Gate): { first: number; last: number; score: number } {
  let best = { first: 0, last: 0, score: -Infinity };
  if (example.windows.length === 1) {
    const [[first, last] = [0, 0]] = example.windows;
    return { first, last, score: scoreOf(example, first, last, gate) };
  }
  for (const [first, last] of example.windows) {
    const score = scoreOf(example, first, last, gate);
    if (score > best.score) best = { first, last, score };
  }
  return best;
}

function scoreOf({ groups, words }: Example, first: number, last: number, gate: Gate): number {
  let sum = 0;
  let count = 0;
  for (let at = first; at <= last; at++)
    for (const list of [groups[at] ?? [], words[at] ?? []]) {
      count += list.length;
      for (const feature of list) sum += gate.weights[feature] ?? 0;
    }
  return sum / Math.sqrt(count + 1) + gate.bias;
}

function featuresOf(
  { groups, words }: Example,
  first: number,
  last: number,
  hidden: number,
  chance: () => number,
): number[] {
  const features: number[] = [];
  for (let at = first; at <= last; at++) {
    features.push(...(groups[at] ?? []));
    if (hidden === 0 || chance() >= hidden) features.push(...(words[at] ?? []));
  }
  return features;
}

/** The second step: one weight for each kind, learned from what ought to be held. */
function learnKinds(
  examples: readonly Example[],
  gate: Gate,
): Pick<Weights, 'kindBias' | 'kindScale' | 'kindWeights'> {
  const held = examples.filter(({ hold, windows }) => hold && windows.length > 0);
  const weights = new Float32Array(KIND_FEATURES * KINDS);
  const squares = new Float32Array(KIND_FEATURES * KINDS);
  const bias = new Float64Array(KINDS);
  const chance = mulberry32(3);
  const order = held.map((_, i) => i);
  const odds = new Float64Array(KINDS);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, chance);
    for (const index of order) {
      const example = held[index];
      if (example === undefined) continue;
      const { first, last } = bestWindow(example, gate);
      const features = featuresOf(example, first, last, chance() < DISGUISED ? HIDDEN : 0, chance);
      const norm = 1 / Math.sqrt(features.length + 1);
      odds.fill(0);
      for (const feature of features) {
        const row = (feature >> KIND_SHIFT) * KINDS;
        for (let kind = 0; kind < KINDS; kind++) odds[kind] = (odds[kind] ?? 0) + (weights[row + kind] ?? 0);
      }
      let total = 0;
      for (let kind = 0; kind < KINDS; kind++) {
        odds[kind] = Math.exp((odds[kind] ?? 0) * norm + (bias[kind] ?? 0));
        total += odds[kind] ?? 0;
      }
      for (let kind = 0; kind < KINDS; kind++) {
        const error = (odds[kind] ?? 0) / total - (kind === example.kind ? 1 : 0);
        bias[kind] = (bias[kind] ?? 0) - 0.01 * error;
        const step = error * norm;
        for (const feature of features) {
          const at = (feature >> KIND_SHIFT) * KINDS + kind;
          const square = (squares[at] ?? 0) + step * step;
          squares[at] = square;
          weights[at] = (weights[at] ?? 0) - (KIND_LEARNING_RATE * step) / (Math.sqrt(square) + 1e-3);
        }
      }
    }
  }
  const { weights: kindWeights, scale } = quantised(weights);
  return { kindBias: Array.from(bias), kindScale: scale, kindWeights };
}

/** Eight bits a weight; the few that are larger than nearly all others are cut. */
function quantised(weights: Float32Array): { weights: Int8Array; scale: number } {
  const sizes = weights.map(Math.abs).sort();
  const largest = sizes[Math.floor(sizes.length * 0.9999)] ?? 1;
  const scale = Math.max(largest, 1e-6) / 127;
  return {
    weights: Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale)))),
    scale,
  };
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

function shuffle(order: number[], chance: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
}

/** A small generator of chance with a seed (Tommy Ettinger’s mulberry32). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
