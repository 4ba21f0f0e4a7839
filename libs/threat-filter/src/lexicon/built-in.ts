import knownWordsFile from '../../data/known-words.json';
import lexiconFile from '../../data/lexicon.json';
import type { Lexicon } from './lexicon';

/** The lexicon that comes with the library, generated from the YAML files beside it. */
export const builtInLexicon = (): Lexicon => lexiconFile as unknown as Lexicon;

/** French words, folded, that are never taken for a misspelling of another. */
export const knownWords = (): string[] => `${knownWordsFile.frequent} ${knownWordsFile.mistaken}`.split(' ');
