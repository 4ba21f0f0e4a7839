import { mulberry32, shuffle } from './chance';
import { type Example, featuresOf } from './examples';
import { FEATURES } from './features';

const EPOCHS = 14;
const LEARNING_RATE = 0.25;
/** How often a message is shown with some of its words unreadable, as a disguise would leave it. */
export const DISGUISED = 0.3;
export const HIDDEN = 0.6;

/** One weight for each feature; together they say how much a message resembles what is held: a glance and a look have one each. */
export interface Gate {
  weights: Float32Array;
  bias: number;
}

/** Learns by logistic regression, each message by its gravest stretch. */
export function learnGate(examples: readonly Example[]): Gate {
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
export function bestWindow(example: Example, gate: Gate): { first: number; last: number; score: number } {
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

/** What a stretch scores. */
export function scoreOf({ groups, words }: Example, first: number, last: number, gate: Gate): number {
  let sum = 0;
  let count = 0;
  for (let at = first; at <= last; at++)
    for (const list of [groups[at] ?? [], words[at] ?? []]) {
      count += list.length;
      for (const feature of list) sum += gate.weights[feature] ?? 0;
    }
  return sum / Math.sqrt(count + 1) + gate.bias;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
