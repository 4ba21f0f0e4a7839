import type { CompiledLexicon } from '../lexicon/compile';
import type { Rule } from '../lexicon/lexicon';
import type { Engine } from '../match/engine';
import { mulberry32 } from './chance';
import { type Example, type Examples, examplesOf, type Labelled } from './examples';
import { GLANCE_FEATURES } from './features';
import { learnGate, scoreOf } from './learn-gate';
import { kindOf, learnKinds } from './learn-kinds';
import { LEARNED_RULES } from './learned-rules';
import { type Learned, quantised } from './weights';

const FOLDS = 5;
/** How many of the messages that would be held may be set aside at a glance, and at a look. */
const MISSED_AT_A_GLANCE = 0.01;
const MISSED_AT_A_LOOK = 0.005;
/** How many of the messages that rules hold rightly may be silenced, and called high where they are critical. */
const SILENCED = 0.015;
const SOBERED = 0.03;

/** Which shares of the harmless messages a learned rule may hold, and call critical, when they have not been learned from. */
export interface Tolerance {
  held: number;
  critical: number;
}

export interface Trained {
  weights: Learned;
  /** The share of the messages to hold that were held when they had been left out. */
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
  toleranceOf: (rule: Rule) => Tolerance,
  rules: Engine,
): Trained {
  const examples = examplesOf(items, lexicon);
  const leftOut = judgedWhenLeftOut(examples);
  const harmless = leftOut.filter(({ hold, score }) => !hold && Number.isFinite(score));
  const thresholds = LEARNED_RULES.map((rule, kind) => {
    const scores = harmless.filter((judged) => judged.kind === kind).map(({ score }) => score);
    return aboveShares(scores, harmless.length, toleranceOf(rule));
  });
  const holdFrom = thresholds.map((threshold) => threshold.holdFrom);
  const toHold = leftOut.filter(({ hold }) => hold);
  const isHeld = ({ score, kind }: Judged): boolean => score >= (holdFrom[kind] ?? Infinity);
  const scoresOfRules = leftOut.flatMap(({ hold, score }, i) =>
    hold && Number.isFinite(score) && rules.find(items[i]?.text ?? '', new Set()).length > 0 ? [score] : [],
  );
  const gate = learnGate(examples.look);
  const glanceGate = learnGate(examples.glance);
  const { weights, scale } = quantised(gate.weights);
  const { weights: glanceWeights, scale: glanceScale } = quantised(
    glanceGate.weights.subarray(0, GLANCE_FEATURES),
  );
  const held = toHold.filter(isHeld);
  const glances = held.map(({ glance }) => glance);
  const looks = held.map(({ look }) => look);
  return {
    weights: {
      glanceFrom: (quantile(glances, MISSED_AT_A_GLANCE) - glanceGate.bias) / glanceScale,
      glanceWeights,
      lookFrom: quantile(looks, MISSED_AT_A_LOOK),
      holdFrom,
      criticalFrom: thresholds.map(({ criticalFrom }) => criticalFrom),
      clearBelow: quantile(scoresOfRules, SILENCED),
      soberBelow: quantile(scoresOfRules, SOBERED),
      bias: gate.bias,
      scale,
      weights,
      ...learnKinds(examples.look, gate),
    },
    recallLeftOut: held.length / toHold.length,
  };
}

/** What a message is taken for by what was learned from others only. */
interface Judged {
  hold: boolean;
  kind: number;
  /** Of its gravest stretch: at a look and by its kind together, at a look, and at a glance. */
  score: number;
  look: number;
  glance: number;
}

const NOTHING_TO_JUDGE = { kind: 0, score: -Infinity, look: -Infinity, glance: -Infinity };

function judgedWhenLeftOut({ glance, look }: Examples): Judged[] {
  const chance = mulberry32(1);
  const folds = look.map(() => Math.floor(chance() * FOLDS));
  const judged: Judged[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = (examples: readonly Example[]): Example[] => examples.filter((_, i) => folds[i] !== fold);
    const gate = learnGate(others(look));
    const glanceGate = learnGate(others(glance));
    const kinds = learnKinds(others(look), gate);
    look.forEach((example, i) => {
      if (folds[i] !== fold) return;
      const stretches = example.windows.map(([first, last]) => {
        const seen = scoreOf(example, first, last, gate);
        const { kind, odds } = kindOf(example, first, last, kinds);
        return {
          kind,
          score: seen + odds,
          look: seen,
          glance: scoreOf(glance[i] ?? example, first, last, glanceGate),
        };
      });
      const gravest = stretches.reduce(
        (worst, each) => (each.score > worst.score ? each : worst),
        NOTHING_TO_JUDGE,
      );
      judged[i] = { hold: example.hold, ...gravest };
    });
  }
  return judged;
}

/** The scores that so small shares of `all` messages exceed; nothing is held that is not likelier to be held than not. */
function aboveShares(
  scores: readonly number[],
  all: number,
  { held, critical }: Tolerance,
): { holdFrom: number; criticalFrom: number } {
  const sorted = scores.toSorted((a, b) => b - a);
  const above = (share: number): number => Math.max(0, sorted[Math.floor(all * share)] ?? 0);
  return { holdFrom: above(held), criticalFrom: above(critical) };
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? -Infinity;
