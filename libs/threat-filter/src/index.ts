export { createThreatFilter, type Lexicon, type ThreatFilterOptions } from './create-threat-filter';
export * from './types';
