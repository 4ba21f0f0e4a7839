import fc from 'fast-check';
import { Automaton, type PatternGraph } from './automaton';
import { ANY_WORD, Determinised } from './determinised';

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

  it('tells where a hit begins', () => {
    const orGap: PatternGraph = { takes: [0, ANY_WORD, 1], follow: [[1, 2], [2], []], first: [0], last: [2] };
    const automaton = new Automaton([orGap, sequence(0)], CLASSES, EDGE);
    const hits = automaton.run(Int32Array.of(2, 2, 4, 3), 4);
    expect(hits.filter((hit) => hit.pattern === 0)).toEqual([{ pattern: 0, from: 1, to: 3 }]);
    expect(automaton.run(Int32Array.of(2, 3), 2)[1]).toEqual({ pattern: 0, from: 0, to: 1 });
  });
});

describe('Determinised', () => {
  const layers = 6;
  const layer = (i: number): number[] => (i < layers ? [2 * i, 2 * i + 1] : []);
  const lattice = {
    takes: Array.from({ length: 2 * layers }, () => 0),
    follow: Array.from({ length: 2 * layers }, (_, position) => layer((position >> 1) + 1)),
    starts: new Map([[0, layer(0)]]),
  };
  const make = (): Determinised<number> =>
    new Determinised(lattice, CLASSES, EDGE, (positions) =>
      positions.length > 0 ? positions.length : undefined,
    );

  it('is in all positions that the symbols lead to, however many steps it has taken before', () => {
    const automaton = make();
    Object.assign(automaton, { mark: 2 ** 31 - 4 });
    let state = 0;
    const widths = Array.from({ length: layers }, () => {
      state = automaton.step(state, 2);
      return automaton.labelAt(state);
    });
    expect(widths).toEqual([2, 4, 6, 8, 10, 12]);
  });

  it('goes the same way when it has forgotten its states', () => {
    const automaton = make();
    Object.assign(automaton, { mostStates: 3 });
    const walk = (): (number | undefined)[] => {
      let state = 0;
      return [2, 2, 2, 3, 2, 5, 2, 0, 2].map((symbol) => {
        state = automaton.step(state, symbol);
        return automaton.labelAt(state);
      });
    };
    const { generation } = automaton;
    const first = walk();
    expect(first).toEqual([2, 4, 6, undefined, 2, 4, 6, undefined, 2]);
    expect(walk()).toEqual(first);
    expect(automaton.generation).toBeGreaterThan(generation);
  });
});
