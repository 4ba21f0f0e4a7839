import { mulberry32, shuffle } from './chance';
import { type Example, featuresOf } from './examples';
import { KindSums } from './kind-sums';
import { bestWindow, DISGUISED, EPOCHS, type Gate, HIDDEN } from './learn-gate';
import { KIND_FEATURES, KIND_SHIFT, KINDS, quantised, type Weights } from './weights';

const LEARNING_RATE = 0.3;

type Kinds = Pick<Weights, 'kindBias' | 'kindScale' | 'kindWeights'>;

/** The second step: one weight for each kind, learned from what ought to be held. */
export function learnKinds(examples: readonly Example[], gate: Gate): Kinds {
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
          weights[at] = (weights[at] ?? 0) - (LEARNING_RATE * step) / (Math.sqrt(square) + 1e-3);
        }
      }
    }
  }
  const { weights: kindWeights, scale } = quantised(weights);
  return { kindBias: Array.from(bias), kindScale: scale, kindWeights };
}

/** The kind that a stretch is taken for. */
export function likeliestKind({ groups, words }: Example, first: number, last: number, kinds: Kinds): number {
  const sums = new KindSums(kinds);
  for (let at = first; at <= last; at++) {
    groups[at]?.forEach(sums.take);
    words[at]?.forEach(sums.take);
  }
  return sums.likeliest();
}
