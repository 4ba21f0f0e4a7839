import knownWordsFile from '../generated/known-words.json';
import lexiconFile from '../generated/lexicon.json';
import type { Lexicon } from './lexicon';

/** The lexicon that comes with the library, generated from the YAML files beside it. */
export const builtInLexicon = (): Lexicon => lexiconFile as unknown as Lexicon;

/** Frequent French words, folded: never taken for a misspelling. */
export const knownWords = (): string[] => knownWordsFile.words.split(' ');
