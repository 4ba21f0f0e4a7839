/**
 * What makes and checks the files that the filter loads, for the command line and for tests. Unlike the filter itself it
 * reads and writes files; nothing that screens messages needs it.
 */
export { readCorpus, writeTrained } from './classify/corpus';
export { type Labelled } from './classify/examples';
export { type Trained } from './classify/train';
export {
  type FrenchWords,
  type GeneratedFiles,
  generateFiles,
  lexiconFiles,
  writeGenerated,
} from './generate';
export { parseLexicon, type LexiconFile, type LexiconProblem, type ParsedLexicon } from './lexicon/parse';
export { checkExamples, type ExampleFailure } from './rules';
export { LEARNED_RULES } from './classify/learned-rules';
