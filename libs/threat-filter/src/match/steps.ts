/** What a class of words and a list’s phrases are found by: both are marks that a text bears in some places. */
export type Mark = number;

/** The steps of a pattern; all have the same members, so that the automaton meets objects of one shape only. */
export interface Step {
  kind: 'words' | 'gap' | 'sequence' | 'choice' | 'optional';
  /** Of words: which of them one must bear. */
  marks: readonly Mark[];
  /** Of a gap: how many words there are at most between two others; never the edge of a sentence. */
  most: number;
  /** Of a sequence all in order, of a choice one, of an optional step what may be there. */
  steps: readonly Step[];
}

/** A pattern ready to be run. It always takes a word. */
export interface Steps {
  whole: Step;
  /** Sets of marks: whatever matches bears one of each. The first is the one that is met least. */
  needs: readonly (readonly Mark[])[];
  /** How many words a match has at most. */
  longest: number;
}

/** A phrase of a list, of two words or more. */
export interface Phrase {
  /** The class of each word. */
  words: readonly number[];
  /** What it gets as a whole. */
  mark: Mark;
}

/** All marks that a step asks for. */
export const marksIn = ({ marks, steps }: Step): Mark[] => [...marks, ...steps.flatMap(marksIn)];
