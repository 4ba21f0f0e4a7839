/** One figure of a bench, with what it has to reach. */
export interface Figure {
  what: string;
  parvis: number;
  /** What it is held against in the same run; absent for an absolute bound. */
  bare?: number;
  unit: string;
  target: Target;
}

/** A bound on the ratio to the bare part, or on the value itself; `none` for what is only told. */
export type Target =
  | { kind: 'ratio' | 'value'; atMost: number }
  | { kind: 'ratio' | 'value'; atLeast: number }
  | { kind: 'none' };

export interface Report {
  bench: string;
  /** The conditions: sizes, rounds, settings. */
  conditions: Record<string, unknown>;
  figures: Figure[];
  /** The single rounds that the medians were taken of. */
  rounds?: Record<string, readonly number[]>;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** @param share from 0 to 1 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function isReached({ parvis, bare, target }: Figure): boolean | undefined {
  if (target.kind === 'none') return undefined;
  const value = target.kind === 'ratio' ? parvis / (bare ?? Number.NaN) : parvis;
  return 'atMost' in target ? value <= target.atMost : value >= target.atLeast;
}

const HEAD = ['', 'Parvis', 'bare', 'unit', 'ratio', 'target', ''];

/** A table for people. */
export function tableOf({ bench, figures }: Report): string {
  const rows = figures.map((figure) => {
    const reached = isReached(figure);
    return [
      figure.what,
      shown(figure.parvis),
      figure.bare === undefined ? '' : shown(figure.bare),
      figure.unit,
      figure.bare === undefined ? '' : `${(figure.parvis / figure.bare).toFixed(2)} ×`,
      shownTarget(figure.target),
      reached === undefined ? '' : reached ? 'reached' : 'NOT REACHED',
    ];
  });
  const table = [HEAD, ...rows];
  const widths = HEAD.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return [`\n${bench}`, ...lines.map((line) => line.trimEnd())].join('\n');
}

function shownTarget(target: Target): string {
  if (target.kind === 'none') return '';
  const bound = 'atMost' in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
  return target.kind === 'ratio' ? `${bound} ×` : bound;
}

const shown = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
