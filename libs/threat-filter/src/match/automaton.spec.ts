import fc from 'fast-check';
import type { Pattern } from '../lexicon/pattern';
import { stepsOf } from '../lexicon/steps';
import { Automaton, type Hit } from './automaton';
import type { Mark, Steps } from './steps';
import { LONGEST_MATCH } from './walk';

const EDGE = 1;
/** Symbols 2, 3 and 4 carry the classes a, b and c; symbol 5 carries a and b. */
const CLASSES = [[], [], [0], [1], [2], [0, 1]];
/** Two phrases have marks of their own: 3 for a b, 4 for b c a. */
const PHRASES = [
  { words: [0, 1], mark: 3 },
  { words: [1, 2, 0], mark: 4 },
];
const MARKING = { classesOf: CLASSES, edge: EDGE, phrases: PHRASES, lengthOf: Uint8Array.of(1, 1, 1, 2, 3) };
/** What stands for a word, list or shape in the patterns here. */
const MARKS: Readonly<Record<string, readonly Mark[]>> = {
  a: [0],
  b: [1],
  c: [2],
  list: [2, 3],
  long: [0, 4],
};

const marksOf = (item: Pattern): readonly Mark[] =>
  MARKS['name' in item ? item.name : 'word' in item ? item.word : ''] ?? [];
const stepsOfPattern = (pattern: Pattern): Steps =>
  stepsOf(pattern, {
    of: marksOf,
    lengthOf: (mark) => MARKING.lengthOf[mark] ?? 1,
    frequencyOf: (mark) => 1 / (mark + 2),
  });

const word = (name: string): Pattern => ({ kind: 'word', word: name });
const sequence = (...items: Pattern[]): Pattern => ({ kind: 'sequence', items });
const gap = (most: number): Pattern => ({ kind: 'gap', most });
const automatonOf = (patterns: readonly Pattern[], matters?: (pattern: number) => boolean): Automaton =>
  new Automaton(patterns.map(stepsOfPattern), MARKING, matters);
const run = (automaton: Automaton, symbols: readonly number[]): Hit[] =>
  automaton.run(Int32Array.from(symbols), symbols.length);

/** Where a pattern ends when it begins at `at`, by trying everything. */
function endsOf(pattern: Pattern, symbols: readonly number[], at: number): Set<number> {
  const after = (items: readonly Pattern[], starts: Set<number>): Set<number> =>
    items.reduce(
      (from, item) => new Set([...from].flatMap((start) => [...endsOf(item, symbols, start)])),
      starts,
    );
  const bears = (place: number, mark: Mark): boolean => (CLASSES[symbols[place] ?? 0] ?? []).includes(mark);
  if (pattern.kind === 'sequence') return after(pattern.items, new Set([at]));
  if (pattern.kind === 'choice')
    return new Set(pattern.options.flatMap((option) => [...endsOf(option, symbols, at)]));
  if (pattern.kind === 'optional') return new Set([at, ...endsOf(pattern.item, symbols, at)]);
  if (pattern.kind === 'gap') {
    const ends = new Set([at]);
    for (let end = at; end - at < pattern.most && end < symbols.length && symbols[end] !== EDGE;)
      ends.add(++end);
    return ends;
  }
  const marks = marksOf(pattern);
  const phrases = PHRASES.filter(({ mark }) => marks.includes(mark)).filter(({ words }) =>
    words.every((group, i) => bears(at + i, group)),
  );
  const single = marks.some((mark) => mark < 3 && bears(at, mark)) ? [at + 1] : [];
  return new Set([...single, ...phrases.map(({ words }) => at + words.length)]);
}

/** The hits that are to be found: of each end the nearest beginning, four of a pattern in a sentence. */
function expectedHits(patterns: readonly Pattern[], symbols: readonly number[]): Hit[] {
  const hits = patterns.flatMap((pattern, number) => {
    const nearest = new Map<number, number>();
    symbols.forEach((_, from) => {
      for (const end of endsOf(pattern, symbols, from)) nearest.set(end - 1, from);
    });
    return [...nearest].map(([to, from]) => ({ pattern: number, from, to }));
  });
  const seen = new Map<string, number>();
  return hits
    .sort((a, b) => a.to - b.to || a.pattern - b.pattern)
    .filter(({ pattern, to }) => {
      const sentence = symbols.slice(0, to).filter((symbol) => symbol === EDGE).length;
      const count = (seen.get(`${pattern} ${sentence}`) ?? 0) + 1;
      seen.set(`${pattern} ${sentence}`, count);
      return count <= 4;
    });
}

const { pattern: anyPattern } = fc.letrec<{ pattern: Pattern }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom('a', 'b', 'c').map(word),
    fc.constantFrom('list', 'long').map((name): Pattern => ({ kind: 'list', name })),
    fc.integer({ min: 1, max: 6 }).map(gap),
    fc.array(tie('pattern'), { minLength: 1, maxLength: 4 }).map((items) => sequence(...items)),
    fc
      .array(tie('pattern'), { minLength: 1, maxLength: 3 })
      .map((options): Pattern => ({ kind: 'choice', options })),
    tie('pattern').map((item): Pattern => ({ kind: 'optional', item })),
  ),
}));
/** Patterns that always take a word, and not too many. */
const validPattern = anyPattern.filter((pattern) => {
  const { needs, longest } = stepsOfPattern(pattern);
  return needs.length > 0 && longest <= LONGEST_MATCH;
});
const text = (maxLength: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength, size: 'max' });

describe('Automaton', () => {
  it('finds what trying every pattern at every place finds', () => {
    fc.assert(
      fc.property(fc.array(validPattern, { minLength: 1, maxLength: 4 }), text(60), (patterns, symbols) => {
        expect(run(automatonOf(patterns), symbols)).toEqual(expectedHits(patterns, symbols));
      }),
      { numRuns: 500 },
    );
  });

  it('finds the same where a text is read in several stretches', () => {
    fc.assert(
      fc.property(fc.array(validPattern, { minLength: 1, maxLength: 2 }), text(400), (patterns, symbols) => {
        expect(run(automatonOf(patterns), symbols)).toEqual(expectedHits(patterns, symbols));
      }),
      { numRuns: 60 },
    );
  });

  it('finds a match as long as a window, wherever it stands', () => {
    const longest = sequence(word('a'), gap(12), word('b'), gap(12), word('b'), gap(3), word('c'), word('c'));
    expect(stepsOfPattern(longest).longest).toBe(32);
    const match = [2, ...Array<number>(12).fill(0), 3, ...Array<number>(12).fill(0), 3, 0, 0, 4];
    const pattern = sequence(word('a'), gap(12), word('b'), gap(12), word('b'), gap(3), word('c'));
    for (let before = 0; before < 300; before++) {
      const hits = run(automatonOf([pattern]), [...Array<number>(before).fill(0), ...match, 0]);
      expect(hits).toEqual([{ pattern: 0, from: before, to: before + match.length - 1 }]);
    }
  });

  it('gives nothing where only patterns that do not matter are met', () => {
    const automaton = automatonOf([word('a'), word('b')], (pattern) => pattern === 1);
    expect(run(automaton, [2, 2])).toEqual([]);
    expect(run(automaton, Array<number>(300).fill(2))).toEqual([]);
    expect(run(automaton, [2, 3])).toHaveLength(2);
  });

  it('gives four hits of one pattern in a sentence, but all of those that do not matter', () => {
    const automaton = automatonOf([word('a'), word('b')], (pattern) => pattern === 1);
    const hits = run(automaton, [2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3]);
    expect([0, 1].map((pattern) => hits.filter((hit) => hit.pattern === pattern).length)).toEqual([6, 4]);
  });

  it('counts the hits of a sentence on where it goes on in another stretch', () => {
    const symbols = Array.from({ length: 400 }, (_, i) => (i % 50 === 0 ? 2 : 0));
    expect(run(automatonOf([word('a')]), symbols)).toHaveLength(4);
  });

  it('tells where a hit begins', () => {
    const automaton = automatonOf([sequence(word('a'), gap(1), word('b')), word('a')]);
    expect(run(automaton, [2, 2, 4, 3]).filter((hit) => hit.pattern === 0)).toEqual([
      { pattern: 0, from: 1, to: 3 },
    ]);
    expect(run(automaton, [2, 3])[1]).toEqual({ pattern: 0, from: 0, to: 1 });
  });
});
