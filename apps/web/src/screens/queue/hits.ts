import type { Schema } from '../../api/client';

type Match = Schema['MatchDto'];

/** What one rule found in a text. */
export interface Hit {
  rule: string;
  category: Match['category'];
  severity: Match['severity'];
  /** The passages, each once, in the order of the text. */
  quotes: string[];
}

const GRAVITY: Record<Match['severity'], number> = { none: 0, medium: 1, high: 2, critical: 3 };

/** The matches of a verdict rule by rule, the gravest rule first. */
export function hitsOf(matches: readonly Match[]): Hit[] {
  const hits = new Map<string, Hit>();
  for (const { rule, category, severity, text } of matches) {
    const hit = hits.get(rule) ?? { rule, category, severity, quotes: [] };
    if (!hit.quotes.includes(text)) hit.quotes.push(text);
    if (GRAVITY[severity] > GRAVITY[hit.severity]) hit.severity = severity;
    hits.set(rule, hit);
  }
  return [...hits.values()].sort((a, b) => GRAVITY[b.severity] - GRAVITY[a.severity]);
}
