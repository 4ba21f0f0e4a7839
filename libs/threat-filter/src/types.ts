/** Severities from harmless to critical, in ascending order. */
export const SEVERITIES = ['none', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a hit is about. `self-harm` leads to care and carries its own advice; the others lead to moderation. */
export const CATEGORIES = [
  'threat',
  'weapon',
  'killing',
  'violence',
  'self-harm',
  'harassment',
  'hate',
  'sexual',
  'doxxing',
  'phishing',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** `suspect` is a hit of medium or high severity, `threat` a critical one, `unavailable` a failure of the filter itself. */
export const OUTCOMES = ['clear', 'suspect', 'threat', 'unavailable'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One hit; `start` and `end` are UTF-16 offsets into the text that was given, never inside a surrogate pair. */
export interface Match {
  start: number;
  end: number;
  text: string;
  rule: string;
  category: Category;
  severity: Severity;
}

/** The filter's opinion on one text: plain data, the same for the same text, lexicon version and options. */
export interface Verdict {
  outcome: Outcome;
  severity: Severity;
  /** The category of the gravest hit. */
  category: Category | null;
  categories: Category[];
  matches: Match[];
  rules: string[];
  lexiconVersion: string;
  /** One French sentence for the person who decides. */
  explanation: string;
  /** What to do beyond moderating, such as the numbers to call. */
  advice?: string;
}

export interface ThreatFilter {
  readonly lexiconVersion: string;
  /** Never throws: an internal failure gives the outcome `unavailable`. Takes time linear in the length of the text. */
  screen(text: string): Verdict;
}

/** A word or phrase that one school adds to the shared lexicon: a term, never a regular expression. */
export interface SchoolWord {
  term: string;
  severity: Exclude<Severity, 'none'>;
  category: Category;
}
