import type { CompiledLexicon } from '../lexicon/compile';
import type { Engine } from '../match/engine';
import { mulberry32 } from './chance';
import { type Example, examplesOf, type Labelled } from './examples';
import { GLANCE_FEATURES } from './features';
import { bestWindow, type Gate, learnGate, scoreOf } from './learn-gate';
import { learnKinds } from './learn-kinds';
import { type Learned, quantised } from './weights';

const FOLDS = 5;
/** How many of the messages that would be held may be set aside at a glance. */
const MISSED_AT_A_GLANCE = 0.005;
/** How many of the messages that rules hold rightly may be silenced, and called high where they are critical. */
const SILENCED = 0.006;
const SOBERED = 0.002;

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

/**
 * Learns a classifier by logistic regression (AdaGrad, Duchi et al., 2011) from labelled messages, in a fixed order of
 * chance: the same messages and lexicon give the same weights. `rules` are those of the lexicon. Thresholds are set on
 * messages that were left out in turn.
 */
export function train(
  items: readonly Labelled[],
  lexicon: CompiledLexicon,
  tolerance: Tolerance,
  rules: Engine,
): Trained {
  const { glance, look: examples } = examplesOf(items, lexicon);
  const chance = mulberry32(1);
  const folds = examples.map(() => Math.floor(chance() * FOLDS));
  const scores = new Float64Array(examples.length);
  const glances = new Float64Array(examples.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const learned = (of: readonly Example[]): Gate => learnGate(of.filter((_, i) => folds[i] !== fold));
    const [gate, glanceGate] = [learned(examples), learned(glance)];
    examples.forEach((example, i) => {
      if (folds[i] !== fold) return;
      const { first, last, score } = bestWindow(example, gate);
      scores[i] = score;
      glances[i] = scoreOf(glance[i] ?? example, first, last, glanceGate);
    });
  }
  const harmless = Array.from(scores)
    .filter((score, i) => Number.isFinite(score) && examples[i]?.hold === false)
    .sort((a, b) => b - a);
  const threshold = (share: number): number => harmless[Math.floor(harmless.length * share)] ?? 0;
  const gate = learnGate(examples);
  const { weights, scale } = quantised(gate.weights);
  const glanceGate = learnGate(glance);
  const { weights: glanceWeights, scale: glanceScale } = quantised(
    glanceGate.weights.subarray(0, GLANCE_FEATURES),
  );
  const kinds = learnKinds(examples, gate);
  const holdFrom = threshold(tolerance.held);
  const toHold = examples.flatMap(({ hold }, i) => (hold ? [scores[i] ?? 0] : []));
  const scoresOfRules = examples.flatMap(({ hold }, i) =>
    hold && Number.isFinite(scores[i]) && rules.find(items[i]?.text ?? '', new Set()).length > 0
      ? [scores[i] ?? 0]
      : [],
  );
  const glancesOfHeld = Array.from(glances).filter(
    (_, i) => examples[i]?.hold === true && (scores[i] ?? 0) >= holdFrom,
  );
  return {
    weights: {
      glanceFrom: (quantile(glancesOfHeld, MISSED_AT_A_GLANCE) - glanceGate.bias) / glanceScale,
      glanceWeights,
      holdFrom,
      criticalFrom: threshold(tolerance.critical),
      clearBelow: quantile(scoresOfRules, SILENCED),
      soberBelow: quantile(scoresOfRules, SOBERED),
      bias: gate.bias,
      scale,
      weights,
      ...kinds,
    },
    recallLeftOut: toHold.filter((score) => score >= holdFrom).length / toHold.length,
  };
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? -Infinity;
