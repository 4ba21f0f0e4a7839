import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileLexicon } from './lexicon/compile';
import { foldWords } from './lexicon/pattern';
import { type LexiconFile, type LexiconProblem, parseLexicon } from './lexicon/parse';
import { Reader } from './read/reader';
import { EDGE_SYMBOL } from './read/vocabulary';

const FREQUENT_WORDS = 9000;

/** Conjugated forms that are in the dictionary but seldom in a message: too many to keep out of the misspellings. */
const RARE_ENDING =
  /(?:(?:ass|iss|uss)(?:e|es|ent|ions|iez)|[aiu](?:mes|tes)|erent|irent|urent|r(?:ai|as|a|ons|ez|ont|ais|ait|ions|iez|aient)|ais|ait|aient|ions|iez|ons|at|ai|as|ent)$/;

/** The two word lists that the generated files are made of, neither of them part of what runs. */
export interface FrenchWords {
  /** Most frequent first. */
  frequent: readonly string[];
  /** Every word of the language. */
  dictionary: readonly string[];
}

/** The YAML files of a lexicon folder, in the order of their names. */
export const lexiconFiles = (folder: string): LexiconFile[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

export interface GeneratedFiles {
  lexicon: string;
  knownWords: string;
}

/**
 * Makes what the library loads of the YAML files and the word lists, or says what is wrong with them. Known words are
 * the frequent ones, and the rarer ones that the reader would otherwise take for a misspelling of a robust word.
 */
export function generateFiles(
  files: readonly LexiconFile[],
  french: FrenchWords,
): GeneratedFiles | LexiconProblem[] {
  const parsed = parseLexicon(files);
  if (!parsed.ok) return parsed.problems;
  const frequent = foldedOnce(french.frequent).slice(0, FREQUENT_WORDS);
  const reader = new Reader(compileLexicon(parsed.lexicon, frequent).vocabulary);
  const mistaken = foldedOnce(french.dictionary).filter((word) => {
    if (RARE_ENDING.test(word)) return false;
    reader.read(word, new Set());
    const { readings, symbols, count } = reader.view;
    return readings.subarray(0, count).some((reading, i) => reading > 0 && (symbols[i] ?? 0) > EDGE_SYMBOL);
  });
  return {
    lexicon: `${JSON.stringify(parsed.lexicon, null, 1)}\n`,
    knownWords: `${JSON.stringify({ frequent: frequent.join(' '), mistaken: mistaken.join(' ') }, null, 1)}\n`,
  };
}

/** Writes the generated files of this library; nothing is written when the lexicon has a mistake. */
export function writeGenerated(folder: string, french: FrenchWords): LexiconProblem[] {
  const generated = generateFiles(lexiconFiles(join(folder, 'lexicon')), french);
  if (Array.isArray(generated)) return generated;
  writeFileSync(join(folder, 'data/lexicon.json'), generated.lexicon);
  writeFileSync(join(folder, 'data/known-words.json'), generated.knownWords);
  return [];
}

/** The folded forms of plain words, each once, in the order given. */
function foldedOnce(words: readonly string[]): string[] {
  const once = new Set<string>();
  for (const word of words) {
    const folded = foldWords(word);
    const [only = ''] = folded;
    if (folded.length === 1 && /^[a-z]{2,}$/.test(only)) once.add(only);
  }
  return [...once];
}
