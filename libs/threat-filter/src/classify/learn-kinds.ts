import { mulberry32, shuffle } from './chance';
import { type Example, featuresOf } from './examples';
import { type Kind, KindSums } from './kind-sums';
import { bestWindow, DISGUISED, type Gate, HIDDEN } from './learn-gate';
import { KIND_FEATURES, KIND_SHIFT, KINDS, OUTCOMES, quantised, type Weights } from './weights';

const EPOCHS = 8;
const LEARNING_RATE = 0.3;
/** What is already that sure teaches hardly anything, and most is. */
const SURE = 0.01;

type Kinds = Pick<Weights, 'kindBias' | 'kindScale' | 'kindWeights'>;

/** The third step: one weight for each kind, and one for being harmless (multinomial logistic regression). */
export function learnKinds(examples: readonly Example[], gate: Gate): Kinds {
  const weights = new Float32Array(KIND_FEATURES * OUTCOMES);
  const squares = new Float32Array(KIND_FEATURES * OUTCOMES);
  const bias = new Float64Array(OUTCOMES);
  const chance = mulberry32(3);
  const order = examples.map((_, i) => i);
  const odds = new Float64Array(OUTCOMES);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, chance);
    for (const index of order) {
      const example = examples[index];
      if (example === undefined || example.windows.length === 0) continue;
      const truth = example.hold ? example.kind : KINDS;
      const { first, last } = bestWindow(example, gate);
      const features = featuresOf(example, first, last, chance() < DISGUISED ? HIDDEN : 0, chance);
      const norm = 1 / Math.sqrt(features.length + 1);
      odds.fill(0);
      for (const feature of features) {
        const row = (feature >> KIND_SHIFT) * OUTCOMES;
        for (let outcome = 0; outcome < OUTCOMES; outcome++)
          odds[outcome] = (odds[outcome] ?? 0) + (weights[row + outcome] ?? 0);
      }
      let total = 0;
      for (let outcome = 0; outcome < OUTCOMES; outcome++) {
        odds[outcome] = Math.exp((odds[outcome] ?? 0) * norm + (bias[outcome] ?? 0));
        total += odds[outcome] ?? 0;
      }
      for (let outcome = 0; outcome < OUTCOMES; outcome++) {
        const error = (odds[outcome] ?? 0) / total - (outcome === truth ? 1 : 0);
        if (Math.abs(error) < SURE) continue;
        bias[outcome] = (bias[outcome] ?? 0) - 0.01 * error;
        const step = error * norm;
        for (const feature of features) {
          const at = (feature >> KIND_SHIFT) * OUTCOMES + outcome;
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

/** What a stretch is taken for. */
export function kindOf({ groups, words }: Example, first: number, last: number, kinds: Kinds): Kind {
  const sums = new KindSums(kinds);
  for (let at = first; at <= last; at++) {
    groups[at]?.forEach(sums.take);
    words[at]?.forEach(sums.take);
  }
  return sums.told();
}
