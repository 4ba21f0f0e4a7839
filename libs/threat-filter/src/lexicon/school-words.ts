import { CATEGORIES, SEVERITIES, type SchoolWord } from '../types';
import type { Lexicon } from './lexicon';
import { isSentenceEnd } from '../text/gap';
import { Tokens } from '../text/tokens';
import { foldWords, type Pattern } from './pattern';

/** How long a school’s word may be. */
export const SCHOOL_WORD_LIMITS = { signs: 80, words: 8 } as const;
/** Flags are written with letters, and letters they would be to the reader. */
const FLAG = /\p{Regional_Indicator}/u;

/** Why a word cannot be added; `code` is stable, `message` is French and safe to show. */
export interface SchoolWordProblem {
  code: 'not-a-term' | 'too-long' | 'too-short' | 'unknown-severity' | 'unknown-category';
  message: string;
}

/** Checks a word that a school wants to add; undefined when it is good. */
export function checkSchoolWord(
  word: Readonly<Record<keyof SchoolWord, unknown>>,
): SchoolWordProblem | undefined {
  if (typeof word.term !== 'string') return { code: 'not-a-term', message: 'Le terme doit être un texte.' };
  const words = foldWords(word.term);
  if (words.length === 0 || FLAG.test(word.term))
    return {
      code: 'not-a-term',
      message: 'Le terme doit contenir au moins un mot\u00a0; un drapeau n’en est pas un.',
    };
  if (word.term.length > SCHOOL_WORD_LIMITS.signs || words.length > SCHOOL_WORD_LIMITS.words)
    return {
      code: 'too-long',
      message: `Le terme est trop long\u00a0: ${SCHOOL_WORD_LIMITS.signs} signes et ${SCHOOL_WORD_LIMITS.words} mots au plus.`,
    };
  if (words.join('').length < 2 && !/\p{Extended_Pictographic}/u.test(word.term))
    return { code: 'too-short', message: 'Une seule lettre retiendrait presque tous les messages.' };
  if (word.severity === 'none' || !SEVERITIES.some((known) => known === word.severity))
    return { code: 'unknown-severity', message: 'La gravité doit être medium, high ou critical.' };
  if (!CATEGORIES.some((known) => known === word.category))
    return {
      code: 'unknown-category',
      message: `La catégorie doit être l’une de\u00a0: ${CATEGORIES.join(', ')}.`,
    };
  return undefined;
}

/** The id of the rule that a school's word becomes, the same for all its spellings. */
export const schoolRuleId = (term: string): string => `school.${foldWords(term).map(shown).join('-')}`;

/** An emoji is folded to its last sixteen bits, which say nothing to a person. */
const shown = (word: string): string =>
  word.replace(/\p{Private_Use}/gu, (unit) => String.fromCodePoint(0x10000 + unit.charCodeAt(0)));

/** A lexicon made of one school's words; a final s or x is optional in a single word. */
export function schoolLexicon(additions: readonly SchoolWord[], version: string): Lexicon {
  return {
    version,
    lists: {},
    verbs: {},
    spellings: {},
    allowed: [],
    links: { shorteners: [], oddEndings: [], brands: {} },
    rules: additions.map(({ term, severity, category }) => {
      return {
        id: schoolRuleId(term),
        label: 'Mot choisi par l’établissement',
        labelEn: 'Word chosen by the school',
        category,
        severity,
        languages: ['any'],
        patterns: [patternOf(term)],
        unless: [],
        matches: [term],
        passes: [],
      };
    }),
  };
}

const tokens = new Tokens();

/** The folded words of a term one after another; where it ends a sentence between them, a text may do so too. */
function patternOf(term: string): Pattern {
  const words = foldWords(term);
  const [only = ''] = words;
  if (words.length === 1 && /^[a-z]{3,}[a-wyz]$/.test(only))
    return { kind: 'choice', options: [only, `${only}s`, `${only}x`].map(wordItem) };
  tokens.read(term);
  const items = words.flatMap((word, i) =>
    i > 0 && isSentenceEnd(tokens.gap[i] ?? 0) ? [SENTENCE_END, wordItem(word)] : [wordItem(word)],
  );
  return { kind: 'sequence', items };
}

const wordItem = (word: string): Pattern => ({ kind: 'word', word });
const SENTENCE_END: Pattern = { kind: 'optional', item: { kind: 'shape', shape: 'edge' } };
