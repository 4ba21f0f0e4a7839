export { LEARNED_RULE_IDS } from './classify/learned-rules';
export { createThreatFilter, type ThreatFilterOptions } from './create-threat-filter';
export { LANGUAGES, type Language, type Lexicon, type Rule } from './lexicon/lexicon';
export {
  checkSchoolWord,
  SCHOOL_WORD_LIMITS,
  schoolRuleId,
  type SchoolWordProblem,
} from './lexicon/school-words';
export { backtest, type Backtest, listRules, type RuleSummary } from './rules';
export * from './types';
