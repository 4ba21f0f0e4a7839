export { LEARNED_RULE_IDS } from './classify/learned-rules';
export { writeTrained } from './classify/corpus';
export { type Trained } from './classify/train';
export { createThreatFilter, type ThreatFilterOptions } from './create-threat-filter';
export {
  type FrenchWords,
  type GeneratedFiles,
  generateFiles,
  lexiconFiles,
  writeGenerated,
} from './generate';
export { LANGUAGES, type Language, type Lexicon, type Rule } from './lexicon/lexicon';
export { parseLexicon, type LexiconFile, type LexiconProblem, type ParsedLexicon } from './lexicon/parse';
export { checkSchoolWord, schoolRuleId, type SchoolWordProblem } from './lexicon/school-words';
export {
  backtest,
  type Backtest,
  checkExamples,
  type ExampleFailure,
  listRules,
  type RuleSummary,
} from './rules';
export * from './types';
