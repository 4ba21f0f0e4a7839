import { KIND_SHIFT, KINDS, type Learned, OUTCOMES } from './weights';

/** What a stretch is taken for if it is held. */
export interface Kind {
  kind: number;
  /** How much likelier it is of some kind that is held than harmless, as a logarithm. */
  odds: number;
}

/** What some features say together: a sum for each outcome, and last how many features there are. */
export type KindRow = Int32Array;

/** Adds up what the features of a stretch say about its kind. */
export class KindSums {
  private readonly row: KindRow = new Int32Array(OUTCOMES + 1);
  private readonly scores = new Float64Array(OUTCOMES);

  constructor(private readonly model: Pick<Learned, 'kindBias' | 'kindScale' | 'kindWeights'>) {}

  /** Begins anew. */
  clear(): void {
    this.row.fill(0);
  }

  readonly take = (feature: number): void => {
    const { row } = this;
    const { kindWeights } = this.model;
    const first = (feature >> KIND_SHIFT) * OUTCOMES;
    for (let outcome = 0; outcome < OUTCOMES; outcome++)
      row[outcome] = (row[outcome] ?? 0) + (kindWeights[first + outcome] ?? 0);
    row[OUTCOMES] = (row[OUTCOMES] ?? 0) + 1;
  };

  /** Takes many features at once. */
  add(sums: KindRow): void {
    for (let i = 0; i <= OUTCOMES; i++) this.row[i] = (this.row[i] ?? 0) + (sums[i] ?? 0);
  }

  /** All that was taken, to be added again elsewhere. */
  together(): KindRow {
    return this.row.slice();
  }

  /** What all features that were taken tell. */
  told(): Kind {
    const { row, scores } = this;
    const { kindBias, kindScale } = this.model;
    const scale = kindScale / Math.sqrt((row[OUTCOMES] ?? 0) + 1);
    let kind = 0;
    for (let outcome = 0; outcome < OUTCOMES; outcome++) {
      const score = (row[outcome] ?? 0) * scale + (kindBias[outcome] ?? 0);
      scores[outcome] = score;
      if (outcome < KINDS && score > (scores[kind] ?? 0)) kind = outcome;
    }
    const most = scores[kind] ?? 0;
    let all = 0;
    for (let other = 0; other < KINDS; other++) all += Math.exp((scores[other] ?? 0) - most);
    return { kind, odds: most + Math.log(all) - (scores[KINDS] ?? 0) };
  }
}
