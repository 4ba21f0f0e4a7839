import type { Writable } from 'node:stream';
import { createThreatFilter, LEARNED_RULE_IDS, listRules } from '@app/threat-filter';
import { checkExamples, LEARNED_RULES } from '@app/threat-filter/tools';

/**
 * Runs the examples of every rule: those of the lexicon without what the classifier has learned, and the other way round;
 * false when one of them fails.
 */
export function testExamples(output: Writable): boolean {
  const rules = listRules();
  const written = rules.map(({ id }) => id).filter((id) => !LEARNED_RULE_IDS.includes(id));
  const lexicon = createThreatFilter({ disabledRules: LEARNED_RULE_IDS });
  const learned = createThreatFilter({ disabledRules: written });
  const failures = [
    ...checkExamples(lexicon),
    ...checkExamples(learned, { rules: LEARNED_RULES, allowed: [] }),
  ];
  for (const { rule, example, expected } of failures)
    output.write(`${rule}: “${example}” should ${expected === 'match' ? 'be held' : 'pass'}\n`);
  const outcome = failures.length === 0 ? 'every example holds' : `${failures.length} examples fail`;
  output.write(`${rules.length} rules, lexicon ${learned.lexiconVersion}: ${outcome}\n`);
  return failures.length === 0;
}
