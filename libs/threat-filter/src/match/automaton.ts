/** A pattern as an automaton without empty moves: its positions, which may follow which, where it begins and ends. */
export interface PatternGraph {
  /** For each position the class of words it takes, or {@link ANY_WORD}. */
  takes: number[];
  follow: number[][];
  first: number[];
  last: number[];
}

/** A position that takes any word, but not the edge of a sentence. */
export const ANY_WORD = -1;
const NONE = -1;

/** One place where a pattern matched: positions in the view that was run, both inclusive. */
export interface Hit {
  pattern: number;
  from: number;
  to: number;
}

/** Slots for transitions: as few as will do, for they should stay near the processor; half of the most are ever filled. */
const FEWEST_SLOTS = 1 << 12;
const MOST_SLOTS = 1 << 17;
/** More of the same in one sentence teaches a reader nothing. */
const MOST_HITS_IN_A_SENTENCE = 4;
/** The largest number that an array of marks can hold. */
const LAST_MARK = 0x7fffffff;

/**
 * All patterns at once: a deterministic automaton over classes of words, whose states are built when they are first met
 * and thrown away when they are too many, so that time stays linear and memory bounded whatever the rules and the text.
 */
export class Automaton {
  private readonly takes: Int32Array;
  private readonly follow: readonly (readonly number[])[];
  /** The reverse of `follow`, made when a hit first asks for its beginning. */
  private before: readonly (readonly number[])[] | undefined;
  /** The pattern that ends at a position, or {@link NONE}. */
  private readonly acceptedAt: Int32Array;
  private readonly isFirst: Uint8Array;
  private readonly starts = new Map<number, number[]>();
  private readonly lasts: number[][] = [];

  /** The positions of each state, and the patterns that end there if any do. */
  private states: Int32Array[] = [];
  private accepted: (Int32Array | undefined)[] = [];
  private byKey = new Map<string, number>();
  /** Pairs of a state and symbol, as one number, and the state that follows. */
  private table = new Int32Array(FEWEST_SLOTS * 2);
  private readonly mostStates: number;
  private transitions = 0;
  private readonly marks: Int32Array;
  /** Room for the positions of two steps backwards. */
  private readonly walk: Int32Array;
  private readonly walkBack: Int32Array;
  private mark = 0;

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
    this.mostStates = Math.floor(0x7fffffff / (classesOf.length + 1));
    const takes: number[] = [];
    const follow: number[][] = [];
    const first: number[] = [];
    const accepted: number[] = [];
    graphs.forEach((graph, pattern) => {
      const base = takes.length;
      takes.push(...graph.takes);
      for (const next of graph.follow) follow.push(next.map((position) => position + base));
      for (const position of graph.first) {
        first.push(position + base);
        const list = this.starts.get(takes[position + base] ?? ANY_WORD) ?? [];
        list.push(position + base);
        this.starts.set(takes[position + base] ?? ANY_WORD, list);
      }
      for (let i = 0; i < graph.takes.length; i++) accepted.push(NONE);
      for (const position of graph.last) accepted[position + base] = pattern;
      this.lasts.push(graph.last.map((position) => position + base));
    });
    this.takes = Int32Array.from(takes);
    this.follow = follow;
    this.acceptedAt = Int32Array.from(accepted);
    this.isFirst = new Uint8Array(takes.length);
    for (const position of first) this.isFirst[position] = 1;
    this.marks = new Int32Array(takes.length);
    this.walk = new Int32Array(takes.length);
    this.walkBack = new Int32Array(takes.length);
    this.forget();
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
    let state = 0;
    for (let at = 0; at < count; at++) {
      const symbol = symbols[at] ?? 0;
      if (state === 0 && symbol === 0) continue;
      state = this.step(state, symbol);
      const accepts = this.accepted[state];
      if (accepts !== undefined) for (const pattern of accepts) visit(pattern, at);
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

  private step(state: number, symbol: number): number {
    const key = state * this.classesOf.length + symbol + 1;
    const slot = this.slotOf(key);
    if (this.table[slot] === key) return this.table[slot + 1] ?? 0;
    const positions = this.successors(this.states[state] ?? new Int32Array(), symbol);
    if (this.transitions >= MOST_SLOTS / 2 || this.states.length >= this.mostStates) {
      this.forget();
      return this.stateOf(positions);
    }
    const target = this.stateOf(positions);
    this.remember(key, target);
    return target;
  }

  /** Where a transition is kept, or where it may be. */
  private slotOf(key: number): number {
    const { table } = this;
    const last = table.length - 1;
    let slot = (Math.imul(key ^ (key >>> 15), 0x9e3779b1) >>> 7) & last & ~1;
    while (table[slot] !== key && table[slot] !== 0) slot = (slot + 2) & last;
    return slot;
  }

  private remember(key: number, target: number): void {
    if (this.transitions * 4 >= this.table.length) {
      const kept = this.table;
      this.table = new Int32Array(kept.length * 2);
      for (let i = 0; i < kept.length; i += 2) if (kept[i] !== 0) this.put(kept[i] ?? 0, kept[i + 1] ?? 0);
    }
    this.put(key, target);
    this.transitions++;
  }

  private put(key: number, target: number): void {
    const slot = this.slotOf(key);
    this.table[slot] = key;
    this.table[slot + 1] = target;
  }

  private successors(positions: Int32Array, symbol: number): Int32Array {
    const next: number[] = [];
    const mark = this.nextMark();
    const classes = this.classesOf[symbol] ?? [];
    for (const position of positions)
      for (const candidate of this.follow[position] ?? [])
        if (this.marks[candidate] !== mark && this.accepts(candidate, symbol, classes)) {
          this.marks[candidate] = mark;
          next.push(candidate);
        }
    for (const group of classes)
      for (const candidate of this.starts.get(group) ?? [])
        if (this.marks[candidate] !== mark) {
          this.marks[candidate] = mark;
          next.push(candidate);
        }
    return Int32Array.from(next).sort();
  }

  private accepts(position: number, symbol: number, classes: readonly number[]): boolean {
    const takes = this.takes[position] ?? 0;
    return takes === ANY_WORD ? symbol !== this.edge : includesSorted(classes, takes);
  }

  private stateOf(positions: Int32Array): number {
    const key = positions.join(',');
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const accepts = new Set<number>();
    for (const position of positions) {
      const pattern = this.acceptedAt[position] ?? NONE;
      if (pattern !== NONE) accepts.add(pattern);
    }
    this.accepted.push(accepts.size > 0 ? Int32Array.from(accepts) : undefined);
    const state = this.states.push(positions) - 1;
    this.byKey.set(key, state);
    return state;
  }

  private forget(): void {
    this.states = [];
    this.accepted = [];
    this.byKey = new Map();
    this.table = new Int32Array(FEWEST_SLOTS * 2);
    this.transitions = 0;
    this.stateOf(new Int32Array());
  }

  /** Walks one pattern backwards from its end to the nearest place where it can have begun. */
  private startOf(pattern: number, symbols: Int32Array, end: number): number {
    const before = (this.before ??= reversed(this.follow));
    let current = this.walk;
    let previous = this.walkBack;
    this.nextMark();
    let count = this.acceptedOf(this.lasts[pattern] ?? [], symbols[end] ?? 0, current, 0);
    for (let at = end; count > 0; at--) {
      for (let i = 0; i < count; i++) if (this.isFirst[current[i] ?? 0] === 1) return at;
      if (at === 0) break;
      this.nextMark();
      const symbol = symbols[at - 1] ?? 0;
      let found = 0;
      for (let i = 0; i < count; i++)
        found = this.acceptedOf(before[current[i] ?? 0] ?? [], symbol, previous, found);
      [current, previous] = [previous, current];
      count = found;
    }
    return end;
  }

  /** A mark that no position bears. */
  private nextMark(): number {
    if (this.mark === LAST_MARK) {
      this.marks.fill(0);
      this.mark = 0;
    }
    return ++this.mark;
  }

  /** Adds to `into[count …]` the positions that take a symbol, each asked once for a mark; how many there are then. */
  private acceptedOf(positions: readonly number[], symbol: number, into: Int32Array, count: number): number {
    const { marks, mark } = this;
    const classes = this.classesOf[symbol] ?? [];
    for (const position of positions) {
      if (marks[position] === mark) continue;
      marks[position] = mark;
      if (this.accepts(position, symbol, classes)) into[count++] = position;
    }
    return count;
  }
}

function reversed(follow: readonly (readonly number[])[]): number[][] {
  const before: number[][] = follow.map(() => []);
  follow.forEach((list, position) => {
    for (const next of list) before[next]?.push(position);
  });
  return before;
}

function includesSorted(sorted: readonly number[], wanted: number): boolean {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle] ?? 0;
    if (value === wanted) return true;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
