import type { Mark, Step, Steps } from '../match/steps';
import type { Pattern } from './pattern';

/** Marks of which whatever matches bears one, and how often they are met together. */
interface Need {
  marks: readonly Mark[];
  frequency: number;
}

/** A part of a pattern; what may take no word has no needs. */
interface Part {
  step: Step;
  needs: readonly Need[];
  longest: number;
}

/** What is known of marks. */
export interface Marks {
  /** Those of a word, a list or a shape. */
  of(item: Pattern): readonly Mark[];
  /** How many words one covers. */
  lengthOf(mark: Mark): number;
  /** How often one is met: its share of all words. */
  frequencyOf(mark: Mark): number;
}

/** Turns a pattern that always takes a word into steps over marks, and tells what it needs. */
export function stepsOf(pattern: Pattern, marks: Marks): Steps {
  const { step, needs, longest } = partOf(pattern, marks);
  return { whole: step, needs: byFrequency(needs).map((need) => need.marks), longest };
}

function partOf(item: Pattern, marks: Marks): Part {
  switch (item.kind) {
    case 'sequence':
      return sequence(item.items.map((part) => partOf(part, marks)));
    case 'choice':
      return choice(
        item.options.map((option) => partOf(option, marks)),
        marks,
      );
    case 'optional': {
      const part = partOf(item.item, marks);
      return { step: stepOf('optional', [part]), needs: [], longest: part.longest };
    }
    case 'gap':
      return { step: { kind: 'gap', marks: [], most: item.most, steps: [] }, needs: [], longest: item.most };
    case 'list':
    case 'word':
    case 'shape':
      return words(marks.of(item), marks);
  }
}

const words = (wanted: readonly Mark[], marks: Marks): Part => ({
  step: { kind: 'words', marks: wanted, most: 0, steps: [] },
  needs: [{ marks: wanted, frequency: sum(wanted.map((mark) => marks.frequencyOf(mark))) }],
  longest: Math.max(0, ...wanted.map((mark) => marks.lengthOf(mark))),
});

const sequence = (parts: readonly Part[]): Part => ({
  step: stepOf('sequence', parts),
  needs: parts.flatMap(({ needs }) => needs),
  longest: sum(parts.map(({ longest }) => longest)),
});

/** One of several; those that are single words become one step. */
function choice(options: readonly Part[], marks: Marks): Part {
  const single = options.filter(({ step }) => step.kind === 'words');
  const together = words([...new Set(single.flatMap(({ step }) => step.marks))], marks);
  if (single.length === options.length) return together;
  const longer = options.filter(({ step }) => step.kind !== 'words');
  const parts = single.length > 0 ? [together, ...longer] : longer;
  return {
    step: stepOf('choice', parts),
    needs: oneOf(parts),
    longest: Math.max(...parts.map(({ longest }) => longest)),
  };
}

/** What any of some parts needs: of each what is met least, together. */
function oneOf(parts: readonly Part[]): Need[] {
  const least = parts.flatMap(({ needs }) => byFrequency(needs).slice(0, 1));
  if (least.length < parts.length) return [];
  return [
    {
      marks: [...new Set(least.flatMap(({ marks }) => marks))],
      frequency: sum(least.map(({ frequency }) => frequency)),
    },
  ];
}

const stepOf = (kind: Step['kind'], parts: readonly Part[]): Step => ({
  kind,
  marks: [],
  most: 0,
  steps: parts.map(({ step }) => step),
});

const byFrequency = (needs: readonly Need[]): Need[] => needs.toSorted((a, b) => a.frequency - b.frequency);
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
