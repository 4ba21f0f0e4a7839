import type { Writable } from 'node:stream';
import { checkExamples, createThreatFilter, listRules } from '@app/threat-filter';

/** Runs the examples of every rule; false when one of them fails. */
export function testExamples(output: Writable): boolean {
  const filter = createThreatFilter();
  const failures = checkExamples(filter);
  for (const { rule, example, expected } of failures)
    output.write(`${rule}: “${example}” should ${expected === 'match' ? 'be held' : 'pass'}\n`);
  output.write(
    `${listRules().length} rules, lexicon ${filter.lexiconVersion}: ${failures.length === 0 ? 'every example holds' : `${failures.length} examples fail`}\n`,
  );
  return failures.length === 0;
}
