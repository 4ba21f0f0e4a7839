import fc from 'fast-check';
import { ANY_WORD, Automaton, type PatternGraph } from './automaton';

const EDGE = 1;
const sequence = (...takes: number[]): PatternGraph => ({
  takes,
  follow: takes.map((_, i) => (i + 1 < takes.length ? [i + 1] : [])),
  first: [0],
  last: [takes.length - 1],
});
/** Symbols 2, 3 and 4 carry the classes 0, 1 and 2; symbol 5 carries 0 and 1. */
const CLASSES = [[], [], [0], [1], [2], [0, 1]];

const naive = (symbols: number[], takes: number[]): number[] =>
  symbols.flatMap((_, end) => {
    const from = end - takes.length + 1;
    if (from < 0) return [];
    const fits = takes.every((take, i) => {
      const symbol = symbols[from + i] ?? 0;
      return take === ANY_WORD ? symbol !== EDGE : (CLASSES[symbol] ?? []).includes(take);
    });
    return fits ? [end] : [];
  });

describe('Automaton', () => {
  const patterns = [[0], [0, 1], [0, ANY_WORD, 2], [1, 1, 1], [2, 0, 1, 2]];

  it('finds what comparing every pattern at every place finds', () => {
    const automaton = new Automaton(
      patterns.map((takes) => sequence(...takes)),
      CLASSES,
      EDGE,
    );
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 24 }), (symbols) => {
        const hits = automaton.run(Int32Array.from(symbols), symbols.length);
        patterns.forEach((takes, pattern) => {
          const found = hits.filter((hit) => hit.pattern === pattern);
          const bySentence = new Map<number, number>();
          const expected = naive(symbols, takes).filter((end) => {
            const sentence = symbols.slice(0, end).filter((symbol) => symbol === EDGE).length;
            bySentence.set(sentence, (bySentence.get(sentence) ?? 0) + 1);
            return (bySentence.get(sentence) ?? 0) <= 4;
          });
          expect(found.map((hit) => hit.to)).toEqual(expected);
          expect(found.every((hit) => hit.to - hit.from === takes.length - 1)).toBe(true);
        });
      }),
    );
  });

  it('gives nothing where only patterns that do not matter are met', () => {
    const automaton = new Automaton([sequence(0), sequence(1)], CLASSES, EDGE, (pattern) => pattern === 1);
    expect(automaton.run(Int32Array.of(2, 2), 2)).toEqual([]);
    expect(automaton.run(Int32Array.of(2, 3), 2)).toHaveLength(2);
  });

  it('gives four hits of one pattern in a sentence, but all of those that do not matter', () => {
    const automaton = new Automaton([sequence(0), sequence(1)], CLASSES, EDGE, (pattern) => pattern === 1);
    const hits = automaton.run(Int32Array.of(2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3), 12);
    expect([0, 1].map((pattern) => hits.filter((hit) => hit.pattern === pattern).length)).toEqual([6, 4]);
  });

  it('tells where a hit begins, however many steps it has taken before', () => {
    const layers = 6;
    const layer = (i: number): number[] => (i < layers ? [2 * i, 2 * i + 1] : []);
    const lattice: PatternGraph = {
      takes: Array.from({ length: 2 * layers }, () => 0),
      follow: Array.from({ length: 2 * layers }, (_, position) => layer((position >> 1) + 1)),
      first: layer(0),
      last: layer(layers - 1),
    };
    const automaton = new Automaton([lattice], CLASSES, EDGE);
    Object.assign(automaton, { mark: 2 ** 31 - 4 });
    const hits = automaton.run(new Int32Array(layers).fill(2), layers);
    expect(hits).toEqual([{ pattern: 0, from: 0, to: layers - 1 }]);
  });
});
