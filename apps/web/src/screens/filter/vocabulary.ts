import type { Category, SchoolWord } from '../../data/lexicon';

/** What a rule can be about, the gravest kinds first. */
export const CATEGORIES = [
  'threat',
  'killing',
  'weapon',
  'violence',
  'self-harm',
  'harassment',
  'hate',
  'sexual',
  'doxxing',
  'phishing',
] as const satisfies readonly Category[];

export const isCategory = (value: unknown): value is Category => CATEGORIES.some((known) => known === value);

/** How grave a school’s word can be. */
export const WORD_SEVERITIES = [
  'medium',
  'high',
  'critical',
] as const satisfies readonly SchoolWord['severity'][];
