import type { Severity, ThreatFilter, Verdict } from '@app/threat-filter';

/** Severities as the database orders them: the worst first in the queue. */
export const SEVERITY_RANK: Readonly<Record<Severity, number>> = { none: 0, medium: 1, high: 2, critical: 3 };
const RANKED: readonly Severity[] = ['none', 'medium', 'high', 'critical'];

/** The severity of a rank read from the database. */
export function severityOf(rank: number): Severity {
  return RANKED[rank] ?? 'high';
}

/** A verdict as its row: what is queried stands in columns, the rest in `findings`. */
export interface VerdictRow {
  outcome: Verdict['outcome'];
  severity: number;
  category: Verdict['category'];
  lexicon: string;
  findings: Pick<Verdict, 'categories' | 'matches' | 'rules' | 'explanation' | 'advice'>;
}

/** Has the filter read the text. A filter that throws is unavailable: the text is held, and people are told so. */
export function screen(filter: ThreatFilter, text: string): Verdict {
  try {
    return filter.screen(text);
  } catch {
    return {
      outcome: 'unavailable',
      severity: 'high',
      category: null,
      categories: [],
      matches: [],
      rules: [],
      lexiconVersion: filter.lexiconVersion,
      explanation: 'Le filtre n’a pas pu lire ce message\u00a0: relisez-le avec attention.',
    };
  }
}

export function toRow({ outcome, severity, category, lexiconVersion, ...findings }: Verdict): VerdictRow {
  return { outcome, severity: SEVERITY_RANK[severity], category, lexicon: lexiconVersion, findings };
}
