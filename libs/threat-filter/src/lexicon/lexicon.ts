import type { Category, Severity } from '../types';
import type { Pattern } from './pattern';

/** The languages a rule is written for; `any` is for signs and links. */
export const LANGUAGES = ['fr', 'en', 'es', 'pt', 'tr', 'ar', 'ar-latn', 'any'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A named list of words and phrases. `robust` words are recognised under typing errors and disguises too. */
export interface WordList {
  robust: boolean;
  words: string[];
}

export interface Rule {
  id: string;
  /** What the rule is about, in French, to be read by a volunteer. */
  label: string;
  /** The same in English. */
  labelEn: string;
  category: Category;
  severity: Exclude<Severity, 'none'>;
  languages: Language[];
  /** As they are written, or as they are read. */
  patterns: (string | Pattern)[];
  /** Lists of words that make the rule silent when one of them stands in the same sentence. */
  unless: string[];
  matches: string[];
  passes: string[];
}

/** A harmless phrase: what it covers, and nothing else, is not held against the message. */
export interface AllowedPhrase {
  id: string;
  patterns: string[];
  passes: string[];
}

export interface LinkKnowledge {
  shorteners: string[];
  /** Endings of domain names that are mostly sold for fraud. */
  oddEndings: string[];
  /** Names that fraud borrows, each with the domains that may bear it. */
  brands: Record<string, string[]>;
}

/** The whole lexicon as data: what the YAML files say, checked and merged. */
export interface Lexicon {
  version: string;
  lists: Record<string, WordList>;
  /** Named groups of infinitives; patterns ask for `@group.form`. */
  verbs: Record<string, string[]>;
  /** Short spellings and what they stand for: `jvai` → `je vais`. */
  spellings: Record<string, string>;
  rules: Rule[];
  allowed: AllowedPhrase[];
  links: LinkKnowledge;
}
