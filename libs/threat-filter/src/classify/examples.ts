import type { CompiledLexicon } from '../lexicon/compile';
import { Reader } from '../read/reader';
import type { Severity } from '../types';
import { Collector } from './collector';
import { GroupFeatures } from './features';
import { LEARNED_RULES } from './learned-rules';
import { Windows } from './windows';

/** A message that a person has labelled; the first word of its kind is what it is about. */
export interface Labelled {
  text: string;
  kind: string;
  expect: 'hold' | 'pass';
  severity: Severity;
}

/** A labelled message as the classifier sees it: the features of each position, and the stretches that may be judged. */
export interface Example {
  groups: readonly (readonly number[])[];
  words: readonly (readonly number[])[];
  windows: readonly (readonly [first: number, last: number])[];
  hold: boolean;
  kind: number;
}

/** Which of the learned rules a message that ought to be held belongs to. */
export function learnedRuleOf({ kind, severity }: Labelled): number {
  const [subject = ''] = kind.split(/[:-]/);
  const name = kind.includes('incite')
    ? 'incitement'
    : subject.startsWith('self')
      ? 'self-harm'
      : subject === 'threat' || subject === 'obf'
        ? severity === 'critical'
          ? 'threat'
          : 'violence'
        : subject;
  const index = LEARNED_RULES.findIndex(({ id }) => id === `learned.${name}`);
  if (index < 0) throw new Error(`no learned rule for « ${kind} »`);
  return index;
}

/** Reads labelled messages with a lexicon. */
export function examplesOf(
  items: readonly Labelled[],
  { vocabulary, classNames }: CompiledLexicon,
): Example[] {
  const reader = new Reader(vocabulary);
  const groupFeatures = new GroupFeatures(vocabulary, classNames);
  const windows = new Windows();
  return items.map((label) => {
    reader.read(label.text, new Set());
    const collector = new Collector(reader, groupFeatures);
    collector.read();
    const found: [number, number][] = [];
    windows.each(reader.view, (first, last) => found.push([first, last]));
    return {
      groups: collector.groups,
      words: collector.words,
      windows: found,
      hold: label.expect === 'hold',
      kind: label.expect === 'hold' ? learnedRuleOf(label) : 0,
    };
  });
}

/** The features of a stretch, with some of its words left unreadable: each with the probability `hidden`. */
export function featuresOf(
  { groups, words }: Example,
  first: number,
  last: number,
  hidden: number,
  chance: () => number,
): number[] {
  const features: number[] = [];
  for (let at = first; at <= last; at++) {
    features.push(...(groups[at] ?? []));
    if (hidden === 0 || chance() >= hidden) features.push(...(words[at] ?? []));
  }
  return features;
}
