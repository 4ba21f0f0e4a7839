import type { CompiledLexicon } from '../lexicon/compile';
import { Reader } from '../read/reader';
import type { Severity } from '../types';
import { GLANCE_SHIFT, GroupFeatures } from './features';
import { LEARNED_RULES } from './learned-rules';
import { visitFeatures } from './visit-features';
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
  /** Those of groups of words and their pairs, which a disguise does not hide. */
  groups: readonly (readonly number[])[];
  words: readonly (readonly number[])[];
  windows: readonly (readonly [first: number, last: number])[];
  hold: boolean;
  kind: number;
}

/** Labelled messages in one order, each for a glance and for a closer look. */
export interface Examples {
  glance: readonly Example[];
  look: readonly Example[];
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
): Examples {
  const reader = new Reader(vocabulary);
  const groupFeatures = new GroupFeatures(vocabulary, classNames);
  const windows = new Windows();
  const glance: Example[] = [];
  const look: Example[] = [];
  for (const item of items) {
    reader.read(item.text, new Set());
    const found: [number, number][] = [];
    windows.each(reader.view, (first, last) => found.push([first, last]));
    const hold = item.expect === 'hold';
    const judged = { windows: found, hold, kind: hold ? learnedRuleOf(item) : 0 };
    const positions = Array.from({ length: reader.view.count }, (_, at) =>
      featuresAt(reader, groupFeatures, at),
    );
    const coarse = (features: readonly number[]): number[] =>
      features.map((feature) => feature >> GLANCE_SHIFT);
    glance.push({
      ...judged,
      groups: positions.map(({ groups }) => coarse(groups)),
      words: positions.map(({ words }) => coarse(words)),
    });
    look.push({
      ...judged,
      groups: positions.map(({ groups, pairs }) => [...groups, ...pairs]),
      words: positions.map(({ words }) => words),
    });
  }
  return { glance, look };
}

function featuresAt(
  reader: Reader,
  groupFeatures: GroupFeatures,
  at: number,
): Record<'groups' | 'pairs' | 'words', number[]> {
  const groups: number[] = [];
  const pairs: number[] = [];
  const words: number[] = [];
  visitFeatures(reader, groupFeatures, at, {
    group: (feature) => groups.push(feature),
    pair: (feature) => pairs.push(feature),
    letters: (feature) => words.push(feature),
  });
  return { groups, pairs, words };
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
