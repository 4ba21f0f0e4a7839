import { Sketch } from '../text/sketch';
import type { Mark, Phrase } from './steps';

/** Phrases that begin with the same words, and the marks of those that end here. */
interface Tree {
  marks: Mark[];
  /** By the class of the next word. */
  next: Map<number, Tree>;
}

/** Bits of a sketch for each phrase: some ten for each pair or three of symbols that it may begin with. */
const BITS_FOR_A_PHRASE = 32;

/** All phrases by their words, one after another. */
export class Phrases {
  /** After a search the marks of all phrases that were found. */
  readonly found: Mark[] = [];
  private readonly root: Tree = { marks: [], next: new Map() };
  /** A bit for each pair of symbols that a phrase may begin with: nearly all others end the search at once. */
  private readonly pairs: Sketch;
  /** The same for what is a phrase with its third symbol, or already without. */
  private readonly threes: Sketch;

  /** @param classesOf the classes of each symbol */
  constructor(
    phrases: readonly Phrase[],
    private readonly classesOf: readonly (readonly number[])[],
  ) {
    const symbolsOf = new Map<number, number[]>();
    classesOf.forEach((classes, symbol) => {
      for (const group of classes) {
        const known = symbolsOf.get(group);
        if (known === undefined) symbolsOf.set(group, [symbol]);
        else known.push(symbol);
      }
    });
    let size = BITS_FOR_A_PHRASE;
    while (size < phrases.length * BITS_FOR_A_PHRASE) size *= 2;
    this.pairs = new Sketch(size);
    this.threes = new Sketch(size);
    for (const { words, mark } of phrases) {
      this.plant(words).marks.push(mark);
      const [lefts = [], middles = [], rights = NO_THIRD] = words.map((group) => symbolsOf.get(group) ?? []);
      for (const left of lefts)
        for (const middle of middles) {
          this.pairs.add(hashOf(left, middle, NONE));
          for (const right of rights) this.threes.add(hashOf(left, middle, right));
        }
    }
  }

  /** Whether a phrase may begin with these symbols; hardly ever says so in vain. */
  mayBegin(left: number, middle: number): boolean {
    return this.pairs.mayHold(hashOf(left, middle, NONE));
  }

  /** Finds all phrases that stand in `symbols[at … to)`, from `at` on. */
  findAt(symbols: Int32Array, at: number, to: number): void {
    this.found.length = 0;
    const left = symbols[at] ?? 0;
    const middle = symbols[at + 1] ?? 0;
    const right = at + 2 < to ? (symbols[at + 2] ?? 0) : NONE;
    const mayBe = (third: number): boolean => this.threes.mayHold(hashOf(left, middle, third));
    if (mayBe(NONE) || mayBe(right)) this.follow(this.root, symbols, at, to);
  }

  private follow(tree: Tree, symbols: Int32Array, at: number, to: number): void {
    const { found } = this;
    for (let i = 0; i < tree.marks.length; i++) found.push(tree.marks[i] ?? 0);
    if (at === to || tree.next.size === 0) return;
    const classes = this.classesOf[symbols[at] ?? 0] ?? [];
    for (let i = 0; i < classes.length; i++) {
      const next = tree.next.get(classes[i] ?? 0);
      if (next !== undefined) this.follow(next, symbols, at + 1, to);
    }
  }

  private plant(words: readonly number[]): Tree {
    let tree = this.root;
    for (const word of words) {
      let next = tree.next.get(word);
      if (next === undefined) tree.next.set(word, (next = { marks: [], next: new Map() }));
      tree = next;
    }
    return tree;
  }
}

/** Stands for a third symbol where there is none. */
const NONE = 0;
const NO_THIRD: readonly number[] = [NONE];

const hashOf = (left: number, middle: number, right: number): number =>
  Math.imul(Math.imul(Math.imul(right, 0xc2b2ae35) + left, 0x9e3779b1) + middle, 0x85ebca6b) >>> 11;
