import { type ThreatFilter, createThreatFilter } from '@app/threat-filter';
import { Profanity } from '@2toad/profanity';
import { Filter } from 'bad-words';
import leoProfanity from 'leo-profanity';
import { DataSet, englishRecommendedTransformers, pattern, RegExpMatcher } from 'obscenity';
import { RE2JS } from 're2js';

/** Answers whether a text is held. */
export type Screen = (text: string) => boolean;

const plain = (term: string): string => term.replace(/[^\p{L}\p{N}]/gu, '');

/** The same words in each of the libraries people use. */
export const CONTESTANTS: Readonly<Record<string, (terms: readonly string[]) => Screen>> = {
  'one compiled RegExp': (terms) => {
    const expression = new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${terms.map(plain).join('|')})(?![\\p{L}\\p{N}])`,
      'iu',
    );
    return (text) => expression.test(text);
  },
  'RE2 (re2js)': (terms) => {
    const expression = RE2JS.compile(`\\b(?:${terms.map(plain).join('|')})\\b`, RE2JS.CASE_INSENSITIVE);
    return (text) => expression.matcher(text).find();
  },
  obscenity: (terms) => {
    const data = new DataSet<{ originalWord: string }>();
    for (const term of terms)
      data.addPhrase((phrase) => phrase.setMetadata({ originalWord: term }).addPattern(pattern`|${term}|`));
    const matcher = new RegExpMatcher({ ...data.build(), ...englishRecommendedTransformers });
    return (text) => matcher.hasMatch(text);
  },
  'bad-words': (terms) => {
    const filter = new Filter({ emptyList: true });
    filter.addWords(...terms);
    return (text) => filter.isProfane(text);
  },
  'leo-profanity': (terms) => {
    leoProfanity.clearList();
    leoProfanity.add([...terms]);
    return (text) => leoProfanity.check(text);
  },
  '@2toad/profanity': (terms) => {
    const profanity = new Profanity({ wholeWord: true, languages: ['fr'] });
    profanity.addWords([...terms]);
    return (text) => profanity.exists(text);
  },
};

/** Parvis with all its rules, and the terms on top. */
export function parvisWith(terms: readonly string[]): Screen {
  const filter: ThreatFilter = createThreatFilter({
    additions: terms.map((term) => ({ term, severity: 'medium', category: 'harassment' })),
  });
  return (text) => filter.screen(text).outcome !== 'clear';
}
