import { Problem } from '@app/contract';
import {
  checkSchoolWord,
  listRules,
  SCHOOL_WORD_LIMITS,
  schoolRuleId,
  type SchoolWord,
} from '@app/threat-filter';
import { cleanOptional } from '../1-post/clean-text';
import type { SchoolChanges } from './school-filters';

/** A change of the school’s filter that is not saved yet: a new word, or a rule to switch off. */
export type Candidate = { word: SchoolWord } | { switchOff: string };

/** The changes of a school and one more. @throws Problem `word.unfit`, `word.exists`, `rule.switched`, `not-found` */
export function withCandidate({ words, switchedOff }: SchoolChanges, candidate: Candidate): SchoolChanges {
  if ('switchOff' in candidate) {
    const rule = sharedRule(candidate.switchOff);
    if (switchedOff.includes(rule)) throw new Problem('rule.switched');
    return { words, switchedOff: [...switchedOff, rule] };
  }
  const word = fitWord(candidate.word);
  const rule = schoolRuleId(word.term);
  if (words.some(({ term }) => schoolRuleId(term) === rule)) throw new Problem('word.exists');
  return { words: [...words, word], switchedOff };
}

/** The id of a rule of the shared lexicon, which a school may switch off. @throws Problem `not-found` */
export function sharedRule(id: string): string {
  if (!listRules().some((rule) => rule.id === id)) throw new Problem('not-found');
  return id;
}

/** The word as it is kept: its term cleaned like a message, in one line. @throws Problem `word.unfit` */
export function fitWord(written: SchoolWord): SchoolWord {
  const word = { ...written, term: (cleanOptional(written.term) ?? '').replace(/\s+/g, ' ') };
  const unfit = checkSchoolWord(word);
  if (unfit) {
    throw new Problem('word.unfit', {
      case: unfit.code,
      params: SCHOOL_WORD_LIMITS,
      errors: [{ field: 'term', message: unfit.code }],
    });
  }
  return word;
}
