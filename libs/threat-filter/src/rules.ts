import { LEARNED_RULES } from './classify/learned-rules';
import { builtInLexicon } from './lexicon/built-in';
import type { AllowedPhrase, Language, Lexicon, Rule } from './lexicon/lexicon';
import type { Category, ThreatFilter, Verdict } from './types';

/** What a console shows of a rule. */
export interface RuleSummary {
  id: string;
  label: string;
  labelEn: string;
  category: Category;
  severity: Rule['severity'];
  languages: Language[];
  example: string;
}

/** The rules of a lexicon, in its order, and what the classifier has learned. */
export function listRules(lexicon: Lexicon = builtInLexicon()): RuleSummary[] {
  return [...lexicon.rules, ...LEARNED_RULES].map(
    ({ id, label, labelEn, category, severity, languages, matches }) => ({
      id,
      label,
      labelEn,
      category,
      severity,
      languages,
      example: matches[0] ?? '',
    }),
  );
}

/** What a change of the filter would have done to past messages. */
export interface Backtest {
  total: number;
  heldBefore: number;
  heldAfter: number;
  /** Ids of texts held only after the change, and only before it, at most `shown` of each. */
  newlyHeld: string[];
  newlyClear: string[];
  newlyHeldCount: number;
  newlyClearCount: number;
}

/** Screens past texts with two filters and counts the differences; holds one text at a time. */
export function backtest(
  before: ThreatFilter,
  after: ThreatFilter,
  texts: Iterable<{ id: string; text: string }>,
  shown = 50,
): Backtest {
  const result: Backtest = {
    total: 0,
    heldBefore: 0,
    heldAfter: 0,
    newlyHeld: [],
    newlyClear: [],
    newlyHeldCount: 0,
    newlyClearCount: 0,
  };
  const held = (verdict: Verdict): boolean => verdict.outcome !== 'clear';
  for (const { id, text } of texts) {
    const was = held(before.screen(text));
    const is = held(after.screen(text));
    result.total++;
    if (was) result.heldBefore++;
    if (is) result.heldAfter++;
    if (is && !was && ++result.newlyHeldCount <= shown) result.newlyHeld.push(id);
    if (was && !is && ++result.newlyClearCount <= shown) result.newlyClear.push(id);
  }
  return result;
}

/** A rule example that does not do what the lexicon says. */
export interface ExampleFailure {
  rule: string;
  example: string;
  expected: 'match' | 'pass';
}

/** Runs every example of a lexicon: `matches` must meet their rule, `passes` must not, and allowed phrases stay clear. */
export function checkExamples(
  filter: ThreatFilter,
  { rules, allowed }: { rules: readonly Rule[]; allowed: readonly AllowedPhrase[] } = builtInLexicon(),
): ExampleFailure[] {
  const failures: ExampleFailure[] = [];
  for (const { id, matches, passes } of rules) {
    for (const example of matches)
      if (!filter.screen(example).rules.includes(id)) failures.push({ rule: id, example, expected: 'match' });
    for (const example of passes)
      if (filter.screen(example).rules.includes(id)) failures.push({ rule: id, example, expected: 'pass' });
  }
  for (const { id, passes } of allowed)
    for (const example of passes)
      if (filter.screen(example).outcome !== 'clear') failures.push({ rule: id, example, expected: 'pass' });
  return failures;
}
