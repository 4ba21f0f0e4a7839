import { Lists } from '../text/lists';
import { type Mark, marksIn, type Phrase, type Step, type Steps } from './steps';

/** What the words of a text can bear. */
export interface Marking {
  /** The classes of each symbol; symbol 0 has none. */
  classesOf: readonly (readonly number[])[];
  /** The symbol for the edge of a sentence. */
  edge: number;
  phrases: readonly Phrase[];
  /** For each mark how many words it covers: one for a class, some for a phrase. */
  lengthOf: Uint8Array;
}

/** Patterns, and only the marks that they ask for. */
export interface Compacted {
  patterns: readonly Steps[];
  /** Marks below this number are those that some pattern is looked for by. */
  leads: number;
  /** The marks of each symbol. */
  marksOf: Lists;
  phrases: readonly Phrase[];
  lengthOf: Uint8Array;
}

/**
 * Numbers marks anew: those that patterns are looked for by first, and each in the order of the symbols that bear them. Symbols
 * of common words come first, so what is read all the time lies side by side.
 */
export function compacted(patterns: readonly Steps[], { classesOf, phrases, lengthOf }: Marking): Compacted {
  const leading = new Set(patterns.flatMap(({ needs: [first = []] }) => first));
  const asked = new Set(patterns.flatMap(({ whole }) => marksIn(whole)));
  const numbers = new Map<Mark, number>();
  const borne = [...classesOf.flat(), ...phrases.map(({ mark }) => mark), ...asked];
  const number = (marks: ReadonlySet<Mark>): void => {
    for (const mark of borne) if (marks.has(mark) && !numbers.has(mark)) numbers.set(mark, numbers.size);
  };
  number(leading);
  number(asked);
  const numberOf = (mark: Mark): Mark => numbers.get(mark) ?? 0;
  const renumbered = (step: Step): Step => ({
    ...step,
    marks: step.marks.map(numberOf),
    steps: step.steps.map(renumbered),
  });
  return {
    patterns: patterns.map(({ whole, needs, longest }) => ({
      whole: renumbered(whole),
      needs: needs.map((marks) => marks.map(numberOf)),
      longest,
    })),
    leads: leading.size,
    marksOf: new Lists(classesOf.map((classes) => classes.filter((mark) => asked.has(mark)).map(numberOf))),
    phrases: phrases
      .filter(({ mark }) => asked.has(mark))
      .map(({ words, mark }) => ({ words, mark: numberOf(mark) })),
    lengthOf: Uint8Array.from(numbers.keys(), (mark) => lengthOf[mark] ?? 1),
  };
}
