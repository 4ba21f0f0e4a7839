import { type Places, WINDOW } from './places';
import { layOut, markOf, OP, type Program, wordsOf } from './program';
import type { Step } from './steps';

/** So many words a match may have, for it begins and ends in one window. */
export const LONGEST_MATCH = WINDOW - 1;

/**
 * Leads places of a text through the steps of patterns, many at once: bit i of a number says that one may be before the word
 * i of a window. (A nondeterministic automaton with the text in the bits, as in Cameron et al., “Bitwise data parallelism
 * in regular expression matching”, PACT 2014.)
 */
export class Walk {
  private readonly program: Program;
  private from = 0;
  private words = 0;

  constructor(
    private readonly places: Places,
    patterns: readonly Step[],
    lengthOf: Uint8Array,
  ) {
    this.program = layOut(patterns, lengthOf);
  }

  /** Where a pattern leads in the window that begins at the place `from`; what leaves the window is lost. */
  through(pattern: number, starts: number, from: number): number {
    this.from = from;
    this.words = this.places.wordsFrom(from);
    return this.lead(this.program.begins[pattern] ?? 0, starts);
  }

  /** Leads through the step that is laid out at `at`. */
  private lead(at: number, starts: number): number {
    const { code } = this.program;
    const first = at + 2;
    const end = code[at + 1] ?? 0;
    const op = code[at];
    if (op === OP.words) return this.overWords(first, end, starts);
    if (op === OP.gap) return this.overGap(code[first] ?? 0, starts);
    if (op === OP.sequence) return this.throughAll(first, end, starts);
    const reached = this.throughAny(first, end, starts);
    return op === OP.optional ? starts | reached : reached;
  }

  private overWords(first: number, end: number, starts: number): number {
    const { places, from } = this;
    const { code } = this.program;
    let ends = 0;
    for (let at = first; at < end; at++) {
      const operand = code[at] ?? 0;
      ends |= (starts & places.placesFrom(markOf(operand), from)) << wordsOf(operand);
    }
    return ends;
  }

  private overGap(most: number, starts: number): number {
    let reached = starts;
    for (let gone = 0; gone < most; gone++) reached |= (reached & this.words) << 1;
    return reached;
  }

  private throughAll(first: number, end: number, starts: number): number {
    const { code } = this.program;
    let reached = starts;
    for (let at = first; at < end && reached !== 0; at = code[at + 1] ?? end)
      reached = this.lead(at, reached);
    return reached;
  }

  private throughAny(first: number, end: number, starts: number): number {
    const { code } = this.program;
    let reached = 0;
    for (let at = first; at < end; at = code[at + 1] ?? end) reached |= this.lead(at, starts);
    return reached;
  }
}
