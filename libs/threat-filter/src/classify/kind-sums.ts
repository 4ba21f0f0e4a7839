import { KIND_SHIFT, KINDS, type Learned } from './weights';

/** Adds up what the features of a stretch say about its kind. */
export class KindSums {
  private readonly totals = new Float64Array(KINDS);
  private features = 0;

  constructor(private readonly model: Pick<Learned, 'kindBias' | 'kindScale' | 'kindWeights'>) {}

  readonly take = (feature: number): void => {
    const { kindWeights } = this.model;
    const row = (feature >> KIND_SHIFT) * KINDS;
    for (let kind = 0; kind < KINDS; kind++)
      this.totals[kind] = (this.totals[kind] ?? 0) + (kindWeights[row + kind] ?? 0);
    this.features++;
  };

  likeliest(): number {
    const { kindBias, kindScale } = this.model;
    const scale = kindScale / Math.sqrt(this.features + 1);
    let best = 0;
    let most = -Infinity;
    this.totals.forEach((total, kind) => {
      const score = total * scale + (kindBias[kind] ?? 0);
      if (score <= most) return;
      best = kind;
      most = score;
    });
    return best;
  }
}
