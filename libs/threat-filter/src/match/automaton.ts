import { Candidates } from './candidates';
import { compacted, type Marking } from './compacted';
import { Lists } from '../text/lists';
import { Places, STRETCH, WINDOW } from './places';
import type { Steps } from './steps';
import { Walk } from './walk';

/** One place where a pattern matched: positions in the view that was run, both inclusive. */
export interface Hit {
  pattern: number;
  from: number;
  to: number;
}

/** A place in a stretch where a pattern ends: before its word `at`. */
interface End {
  pattern: number;
  at: number;
}

/** More of the same in one sentence teaches a reader nothing. */
const MOST_HITS_IN_A_SENTENCE = 4;

/**
 * All patterns at once, over classes of words. One pass marks the words and phrases that any pattern knows; a pattern is
 * then led through the text where it has all that the pattern needs, and nearly all others cost nothing. What a text costs
 * does not depend on the texts before.
 */
export class Automaton {
  private readonly places: Places;
  private readonly walk: Walk;
  /** The patterns that matter, and the others. */
  private readonly wanted: Candidates;
  private readonly others: Candidates;
  /** For each pattern the marks that it is looked for by, and how many words a match has at most. */
  private readonly soughtMarks: Lists;
  private readonly lengths: Uint8Array;
  private readonly longest: number;

  /**
   * @param patterns their steps
   * @param marking what the words of a text can bear
   * @param matters whether a pattern counts; where only others are met, `run` gives nothing
   */
  constructor(
    patterns: readonly Steps[],
    private readonly marking: Marking,
    private readonly matters: (pattern: number) => boolean = () => true,
  ) {
    const compact = compacted(patterns, marking);
    this.places = new Places(compact, marking);
    this.walk = new Walk(
      this.places,
      compact.patterns.map(({ whole }) => whole),
      compact.lengthOf,
    );
    this.wanted = new Candidates(compact, matters);
    this.others = new Candidates(compact, (pattern) => !matters(pattern));
    this.soughtMarks = new Lists(compact.patterns.map(({ needs: [first = []] }) => first));
    this.lengths = Uint8Array.from(patterns, ({ longest }) => longest);
    this.longest = this.lengths.reduce((most, length) => Math.max(most, length), 0);
  }

  /**
   * Runs over `symbols[0 … count)` and gives the hits that `keep` wants, each the tightest span that ends where the
   * pattern ends; at most four of one pattern that matters between two edges.
   */
  run(symbols: Int32Array, count: number, keep: (hit: Hit) => boolean = () => true): Hit[] {
    const hits: Hit[] = [];
    let inSentence: Map<number, number> | undefined;
    let looked = 0;
    for (let from = 0, to = 0; to < count; from += this.step) {
      to = this.readFrom(from, symbols, count);
      const ends = this.endsOf(this.wanted, from);
      // Where a text has several stretches, what the others cover may have begun in the one before.
      if (ends.length === 0 && count <= STRETCH) break;
      inSentence ??= new Map();
      ends.push(...this.endsOf(this.others, from));
      ends.sort((a, b) => a.at - b.at || a.pattern - b.pattern);
      for (const [i, { pattern, at }] of ends.entries()) {
        const before = ends[i - 1];
        if (before?.pattern === pattern && before.at === at) continue;
        for (; looked < from + at - 1; looked++)
          if (symbols[looked] === this.marking.edge) inSentence.clear();
        const seen = inSentence.get(pattern) ?? 0;
        // What the others cover is not held against a text: it must be covered to the end.
        if (seen >= MOST_HITS_IN_A_SENTENCE && this.matters(pattern)) continue;
        const hit = { pattern, from: from + this.startOf(pattern, at), to: from + at - 1 };
        if (!keep(hit)) continue;
        inSentence.set(pattern, seen + 1);
        hits.push(hit);
      }
    }
    return hits.some(({ pattern }) => this.matters(pattern)) ? hits : [];
  }

  /** Visits every place where a pattern that matters ends. */
  eachEnd(symbols: Int32Array, count: number, visit: (pattern: number, at: number) => void): void {
    for (let from = 0, to = 0; to < count; from += this.step) {
      to = this.readFrom(from, symbols, count);
      for (const { pattern, at } of this.endsOf(this.wanted, from)) visit(pattern, from + at - 1);
    }
  }

  /** Stretches overlap, so that each match lies in one. */
  private get step(): number {
    return STRETCH - this.longest;
  }

  /** Reads the stretch that begins there and says where it ends. */
  private readFrom(from: number, symbols: Int32Array, count: number): number {
    const to = Math.min(from + STRETCH, count);
    this.places.read(symbols, from, to);
    return to;
  }

  /** Where patterns end in the stretch that was read, but for what the stretch before had already. */
  private endsOf(candidates: Candidates, from: number): End[] {
    const ends: End[] = [];
    const behind = from === 0 ? 0 : this.longest;
    const count = candidates.in(this.places);
    for (let i = 0; i < count; i++) this.addEnds(candidates.found[i] ?? 0, behind, ends);
    return ends;
  }

  /** Walks the windows about the words that the pattern was looked for by, for its matches hold one of them. */
  private addEnds(pattern: number, behind: number, ends: End[]): void {
    const { places, walk, soughtMarks } = this;
    const longest = this.lengths[pattern] ?? 0;
    const list = soughtMarks.starts[pattern] ?? 0;
    const listEnd = soughtMarks.starts[pattern + 1] ?? 0;
    const last = places.lastOf(soughtMarks.values, list, listEnd);
    let from = Math.max(0, places.firstOf(soughtMarks.values, list, listEnd) + 1 - longest);
    for (; from <= last; from += WINDOW - longest) {
      // From where no match leaves the window, nor begins behind the last of those words.
      const starts = (-1 >>> longest) & (last - from < WINDOW - 1 ? (2 << (last - from)) - 1 : -1);
      const reached = walk.through(pattern, starts, from);
      for (let left = reached; left !== 0; left &= left - 1) {
        const at = from + lowestBit(left);
        if (at > behind) ends.push({ pattern, at });
      }
    }
  }

  /** The nearest place before `end` where a pattern that ends there can have begun: found by halving. */
  private startOf(pattern: number, end: number): number {
    const from = Math.max(0, end - (this.lengths[pattern] ?? 0));
    let nearest = 0;
    let behind = end - from;
    while (behind - nearest > 1) {
      const middle = (nearest + behind) >> 1;
      const reached = this.walk.through(pattern, -1 << middle, from);
      if ((reached & (1 << (end - from))) !== 0) nearest = middle;
      else behind = middle;
    }
    return from + nearest;
  }
}

const lowestBit = (bits: number): number => 31 - Math.clz32(bits & -bits);
