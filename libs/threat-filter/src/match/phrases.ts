import { Sketch } from '../text/sketch';
import { Lists } from '../text/lists';
import { PhraseTree, ROOT } from './phrase-tree';
import type { Mark, Phrase } from './steps';

/** Bits of a sketch for each phrase: some ten for each pair of symbols that it may begin with, and five for each three. */
const BITS_FOR_A_PHRASE = 8;
const SMALLEST_SKETCH = 32;

/** What a symbol can be in a phrase, as bits. */
const PART = { first: 1, second: 2 } as const;

/** Finds phrases in a text. */
export class Phrases {
  /** After a search the marks of the phrases that were found, in the first places. */
  readonly found: Mark[] = [];
  private foundCount = 0;
  private readonly tree: PhraseTree;
  /** A bit for each pair of symbols that a phrase may begin with: nearly all others end the search at once. */
  private readonly pairs: Sketch;
  /** The same for what is a phrase with its third symbol, or already without. */
  private readonly threes: Sketch;
  /** For each symbol what it can be in a phrase. */
  private readonly parts: Uint8Array;
  /** For each symbol those of its classes that phrases are made of. */
  private readonly wordsOf: Lists;

  /** @param classesOf the classes of each symbol */
  constructor(phrases: readonly Phrase[], classesOf: readonly (readonly number[])[]) {
    const inPhrases = new Set(phrases.flatMap(({ words }) => words));
    const wordsOf = classesOf.map((classes) => classes.filter((group) => inPhrases.has(group)));
    this.wordsOf = new Lists(wordsOf);
    this.parts = new Uint8Array(classesOf.length);
    const symbolsOf = new Map<number, number[]>();
    wordsOf.forEach((classes, symbol) => {
      for (const group of classes) {
        const known = symbolsOf.get(group);
        if (known === undefined) symbolsOf.set(group, [symbol]);
        else known.push(symbol);
      }
    });
    let size = SMALLEST_SKETCH;
    while (size < phrases.length * BITS_FOR_A_PHRASE) size *= 2;
    this.tree = new PhraseTree(phrases);
    this.pairs = new Sketch(size);
    this.threes = new Sketch(size);
    for (const { words } of phrases) {
      const [lefts = [], middles = [], rights = NO_THIRD] = words.map((group) => symbolsOf.get(group) ?? []);
      for (const left of lefts) this.parts[left] = (this.parts[left] ?? 0) | PART.first;
      for (const middle of middles) this.parts[middle] = (this.parts[middle] ?? 0) | PART.second;
      for (const left of lefts)
        for (const middle of middles) {
          this.pairs.add(hashOf(left, middle, NONE));
          for (const right of rights) this.threes.add(hashOf(left, middle, right));
        }
    }
  }

  /** Whether a phrase may begin with these symbols; hardly ever says so in vain. */
  mayBegin(left: number, middle: number): boolean {
    const { parts } = this;
    if (((parts[left] ?? 0) & PART.first) === 0 || ((parts[middle] ?? 0) & PART.second) === 0) return false;
    return this.pairs.mayHold(hashOf(left, middle, NONE));
  }

  /** Finds all phrases that stand in `symbols[at … to)`, from `at` on, and says how many. */
  findAt(symbols: Int32Array, at: number, to: number): number {
    this.foundCount = 0;
    const left = symbols[at] ?? 0;
    const middle = symbols[at + 1] ?? 0;
    const right = at + 2 < to ? (symbols[at + 2] ?? 0) : NONE;
    const { threes } = this;
    if (threes.mayHold(hashOf(left, middle, NONE)) || threes.mayHold(hashOf(left, middle, right)))
      this.follow(ROOT, symbols, at, to);
    return this.foundCount;
  }

  private follow(node: number, symbols: Int32Array, at: number, to: number): void {
    const { tree, wordsOf } = this;
    const { starts, values } = tree.marks;
    const endOfMarks = starts[node + 1] ?? 0;
    for (let i = starts[node] ?? 0; i < endOfMarks; i++) this.found[this.foundCount++] = values[i] ?? 0;
    if (at === to) return;
    const symbol = symbols[at] ?? 0;
    const end = wordsOf.starts[symbol + 1] ?? 0;
    for (let i = wordsOf.starts[symbol] ?? 0; i < end; i++) {
      const next = tree.next(node, wordsOf.values[i] ?? 0);
      if (next !== ROOT) this.follow(next, symbols, at + 1, to);
    }
  }
}

/** Stands for a third symbol where there is none. */
const NONE = 0;
const NO_THIRD: readonly number[] = [NONE];

const hashOf = (left: number, middle: number, right: number): number =>
  Math.imul(Math.imul(Math.imul(right, 0xc2b2ae35) + left, 0x9e3779b1) + middle, 0x85ebca6b) >>> 11;
