import { Determinised, isLabelled, NOWHERE } from './determinised';

/** A pattern as an automaton without empty moves: its positions, which may follow which, where it begins and ends. */
export interface PatternGraph {
  /** For each position the class of words it takes, or `ANY_WORD`. */
  takes: number[];
  follow: number[][];
  first: number[];
  last: number[];
}

const NONE = -1;

/** One place where a pattern matched: positions in the view that was run, both inclusive. */
export interface Hit {
  pattern: number;
  from: number;
  to: number;
}

/** More of the same in one sentence teaches a reader nothing. */
const MOST_HITS_IN_A_SENTENCE = 4;

/**
 * All patterns at once, over classes of words: forwards to where patterns end, and from there backwards to where they
 * begin.
 */
export class Automaton {
  private readonly takes: number[] = [];
  private readonly follow: number[][] = [];
  /** The positions where each pattern begins and ends. */
  private readonly firsts: number[][] = [];
  private readonly lasts: number[][] = [];
  /** A state is labelled with the patterns that end there. */
  private readonly forwards: Determinised<Int32Array>;
  /** A state is labelled when a pattern can have begun there; made when a hit first asks for its beginning. */
  private backwards: Determinised<true> | undefined;
  /** The state of each pattern before its last word has been read backwards, and since when they are so numbered. */
  private readonly ends = new Map<number, number>();
  private endsSince = NONE;

  /**
   * @param graphs one for each pattern
   * @param classesOf the classes of each symbol, ascending; symbol 0 has none
   * @param edge the symbol for the edge of a sentence
   * @param matters whether a pattern counts; where only others are met, `run` gives nothing
   */
  constructor(
    graphs: readonly PatternGraph[],
    private readonly classesOf: readonly (readonly number[])[],
    private readonly edge: number,
    private readonly matters: (pattern: number) => boolean = () => true,
  ) {
    const starts = new Map<number, number[]>();
    for (const { takes, follow, first, last } of graphs) {
      const base = this.takes.length;
      const here = (position: number): number => position + base;
      this.takes.push(...takes);
      for (const next of follow) this.follow.push(next.map(here));
      this.firsts.push(first.map(here));
      this.lasts.push(last.map(here));
      for (const position of first) {
        const known = starts.get(takes[position] ?? NONE);
        if (known === undefined) starts.set(takes[position] ?? NONE, [here(position)]);
        else known.push(here(position));
      }
    }
    const endingAt = new Int32Array(this.takes.length).fill(NONE);
    this.lasts.forEach((positions, pattern) => {
      for (const position of positions) endingAt[position] = pattern;
    });
    const { takes, follow } = this;
    this.forwards = new Determinised({ takes, follow, starts }, classesOf, edge, (positions) => {
      const patterns = new Set(positions.map((position) => endingAt[position] ?? NONE));
      patterns.delete(NONE);
      return patterns.size > 0 ? Int32Array.from(patterns) : undefined;
    });
  }

  /**
   * Runs over `symbols[0 … count)` and gives the hits that `keep` wants, each the tightest span that ends where the
   * pattern ends; at most four of one pattern that matters between two edges.
   */
  run(symbols: Int32Array, count: number, keep: (hit: Hit) => boolean = () => true): Hit[] {
    const ends: number[] = [];
    this.eachEnd(symbols, count, (pattern, at) => {
      ends.push(pattern, at);
    });
    for (let i = 0; i < ends.length; i += 2)
      if (this.matters(ends[i] ?? 0)) return this.hitsOf(ends, symbols, keep);
    return [];
  }

  /** Visits every place where a pattern ends, in the order of the text. */
  eachEnd(symbols: Int32Array, count: number, visit: (pattern: number, at: number) => void): void {
    const { forwards } = this;
    let state = NOWHERE;
    for (let at = 0; at < count; at++) {
      const symbol = symbols[at] ?? 0;
      if (state === NOWHERE && symbol === 0) continue;
      state = forwards.step(state, symbol);
      if (isLabelled(state)) for (const pattern of forwards.labelAt(state) ?? []) visit(pattern, at);
    }
  }

  private hitsOf(ends: readonly number[], symbols: Int32Array, keep: (hit: Hit) => boolean): Hit[] {
    const hits: Hit[] = [];
    const inSentence = new Map<number, number>();
    let looked = 0;
    for (let i = 0; i < ends.length; i += 2) {
      const pattern = ends[i] ?? 0;
      const to = ends[i + 1] ?? 0;
      for (; looked < to; looked++) if (symbols[looked] === this.edge) inSentence.clear();
      const seen = inSentence.get(pattern) ?? 0;
      // What the others cover is not held against a text: it must be covered to the end.
      if (seen >= MOST_HITS_IN_A_SENTENCE && this.matters(pattern)) continue;
      const hit = { pattern, from: this.startOf(pattern, symbols, to), to };
      if (!keep(hit)) continue;
      inSentence.set(pattern, seen + 1);
      hits.push(hit);
    }
    return hits;
  }

  /** Walks back from the end of a pattern to the nearest place where it can have begun. */
  private startOf(pattern: number, symbols: Int32Array, end: number): number {
    const backwards = (this.backwards ??= this.reversed());
    let state = this.endOf(pattern, backwards);
    for (let at = end; at >= 0; at--) {
      state = backwards.step(state, symbols[at] ?? 0);
      if (isLabelled(state)) return at;
      if (state === NOWHERE) break;
    }
    return end;
  }

  private endOf(pattern: number, backwards: Determinised<true>): number {
    const known = this.endsSince === backwards.generation ? this.ends.get(pattern) : undefined;
    if (known !== undefined) return known;
    const state = backwards.stateOf(Int32Array.of(this.takes.length + pattern));
    if (this.endsSince !== backwards.generation) this.ends.clear();
    this.endsSince = backwards.generation;
    this.ends.set(pattern, state);
    return state;
  }

  /** All moves the other way round, with one more position for each pattern: behind its last word. */
  private reversed(): Determinised<true> {
    const { takes, firsts, lasts, classesOf, edge } = this;
    const before: number[][] = takes.map(() => []);
    this.follow.forEach((list, position) => {
      for (const next of list) before[next]?.push(position);
    });
    const isFirst = new Uint8Array(takes.length);
    for (const position of firsts.flat()) isFirst[position] = 1;
    return new Determinised(
      { takes, follow: [...before, ...lasts], starts: new Map() },
      classesOf,
      edge,
      (positions) => (positions.some((position) => isFirst[position] === 1) ? true : undefined),
    );
  }
}
