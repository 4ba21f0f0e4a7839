import { KIND_SHIFT, KINDS, type Learned, OUTCOMES } from './weights';

/** What a stretch is taken for if it is held. */
export interface Kind {
  kind: number;
  /** How much likelier it is of some kind that is held than harmless, as a logarithm. */
  odds: number;
}

/** Adds up what the features of a stretch say about its kind. */
export class KindSums {
  private readonly totals = new Float64Array(OUTCOMES);
  private features = 0;

  constructor(private readonly model: Pick<Learned, 'kindBias' | 'kindScale' | 'kindWeights'>) {}

  readonly take = (feature: number): void => {
    const { kindWeights } = this.model;
    const row = (feature >> KIND_SHIFT) * OUTCOMES;
    for (let outcome = 0; outcome < OUTCOMES; outcome++)
      this.totals[outcome] = (this.totals[outcome] ?? 0) + (kindWeights[row + outcome] ?? 0);
    this.features++;
  };

  /** What all features that were taken tell together. */
  told(): Kind {
    const { kindBias, kindScale } = this.model;
    const scale = kindScale / Math.sqrt(this.features + 1);
    const scores = Array.from(this.totals, (total, outcome) => total * scale + (kindBias[outcome] ?? 0));
    const kinds = scores.slice(0, KINDS);
    const most = Math.max(...kinds);
    const all = kinds.reduce((sum, score) => sum + Math.exp(score - most), 0);
    return { kind: kinds.indexOf(most), odds: most + Math.log(all) - (scores[KINDS] ?? 0) };
  }
}
