import type { Writable } from 'node:stream';
import { createThreatFilter, LEARNED_RULE_IDS, listRules } from '@app/threat-filter';
import { checkExamples } from '@app/threat-filter/tools';

/** Runs the examples of every rule, without what the classifier has learned; false when one of them fails. */
export function testExamples(output: Writable): boolean {
  const filter = createThreatFilter({ disabledRules: LEARNED_RULE_IDS });
  const failures = checkExamples(filter);
  for (const { rule, example, expected } of failures)
    output.write(`${rule}: “${example}” should ${expected === 'match' ? 'be held' : 'pass'}\n`);
  output.write(
    `${listRules().length} rules, lexicon ${filter.lexiconVersion}: ${failures.length === 0 ? 'every example holds' : `${failures.length} examples fail`}\n`,
  );
  return failures.length === 0;
}
