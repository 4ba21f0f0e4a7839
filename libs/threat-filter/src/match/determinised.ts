/** A position that takes any word, but not the edge of a sentence. */
export const ANY_WORD = -1;

/** Positions and which may come after which: an automaton without empty moves that may be in many of them at once. */
export interface Moves {
  /** For each position the class of words it takes, or {@link ANY_WORD}. */
  takes: ArrayLike<number>;
  follow: readonly (readonly number[])[];
  /** By class, the positions where one may begin at any time. */
  starts: ReadonlyMap<number, readonly number[]>;
}

/** Slots for transitions: as few as will do, for they should stay near the processor; half of the most are ever filled. */
const FEWEST_SLOTS = 1 << 12;
const MOST_SLOTS = 1 << 17;
/** The largest number that an array of marks can hold. */
const LAST_MARK = 0x7fffffff;

/** The state in no position. */
export const NOWHERE = 0;

/** Whether a state has a label: its lowest bit tells, for most states have none and need not be looked at. */
export const isLabelled = (state: number): boolean => (state & 1) !== 0;
const numberOf = (state: number): number => state >> 1;

/**
 * The same moves from one state to the next. A state is the set of positions that one may be in; states are built when they
 * are first met and thrown away when they are too many, so that time stays linear and memory bounded whatever the
 * patterns and the text.
 */
export class Determinised<Label> {
  /** Changes when all states but {@link NOWHERE} have been thrown away: their numbers mean others from then on. */
  generation = 0;
  private states: Int32Array[] = [];
  private labels: (Label | undefined)[] = [];
  private byKey = new Map<string, number>();
  /** Pairs of a state and symbol, as one number, and the state that follows. */
  private table = new Int32Array(0);
  private transitions = 0;
  private readonly mostStates: number;
  private readonly marks: Int32Array;
  private mark = 0;

  /**
   * @param classesOf the classes of each symbol, ascending; symbol 0 has none
   * @param edge the symbol for the edge of a sentence
   * @param labelOf what is to be known of a set of positions
   */
  constructor(
    private readonly moves: Moves,
    private readonly classesOf: readonly (readonly number[])[],
    private readonly edge: number,
    private readonly labelOf: (positions: Int32Array) => Label | undefined,
  ) {
    this.mostStates = Math.floor(0x7fffffff / (classesOf.length + 1));
    this.marks = new Int32Array(moves.takes.length);
    this.forget();
  }

  labelAt(state: number): Label | undefined {
    return this.labels[numberOf(state)];
  }

  /** The state that a symbol leads to. */
  step(state: number, symbol: number): number {
    const key = numberOf(state) * this.classesOf.length + symbol + 1;
    const slot = this.slotOf(key);
    if (this.table[slot] === key) return this.table[slot + 1] ?? NOWHERE;
    const positions = this.successors(this.states[numberOf(state)] ?? new Int32Array(), symbol);
    const { generation } = this;
    if (this.transitions >= MOST_SLOTS / 2) this.forget();
    const target = this.stateOf(positions);
    if (generation === this.generation) this.remember(key, target);
    return target;
  }

  /** The state of some positions, ascending. */
  stateOf(positions: Int32Array): number {
    const key = positions.join(',');
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    if (this.states.length >= this.mostStates) this.forget();
    const label = this.labelOf(positions);
    this.labels.push(label);
    const state = ((this.states.push(positions) - 1) << 1) | (label === undefined ? 0 : 1);
    this.byKey.set(key, state);
    return state;
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
    const { moves, marks } = this;
    const next: number[] = [];
    const mark = this.nextMark();
    const classes = this.classesOf[symbol] ?? [];
    for (const position of positions)
      for (const candidate of moves.follow[position] ?? []) {
        if (marks[candidate] === mark) continue;
        marks[candidate] = mark;
        if (this.accepts(candidate, symbol, classes)) next.push(candidate);
      }
    for (const group of classes)
      for (const candidate of moves.starts.get(group) ?? [])
        if (marks[candidate] !== mark) {
          marks[candidate] = mark;
          next.push(candidate);
        }
    return Int32Array.from(next).sort();
  }

  private accepts(position: number, symbol: number, classes: readonly number[]): boolean {
    const takes = this.moves.takes[position] ?? ANY_WORD;
    return takes === ANY_WORD ? symbol !== this.edge : includesSorted(classes, takes);
  }

  private forget(): void {
    this.generation++;
    this.states = [];
    this.labels = [];
    this.byKey = new Map();
    this.table = new Int32Array(FEWEST_SLOTS * 2);
    this.transitions = 0;
    this.stateOf(new Int32Array());
  }

  /** A mark that no position bears. */
  private nextMark(): number {
    if (this.mark === LAST_MARK) {
      this.marks.fill(0);
      this.mark = 0;
    }
    return ++this.mark;
  }
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
