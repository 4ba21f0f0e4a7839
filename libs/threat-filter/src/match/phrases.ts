import type { Mark, Phrase } from './steps';

/** Phrases that begin with the same words, and the marks of those that end here. */
interface Tree {
  marks: Mark[];
  /** By the class of the next word. */
  next: Map<number, Tree>;
}

/** Bits of the sketch: a power of two, some ten for each pair. */
const SKETCH_BITS = 1 << 19;

/** All phrases by their words, one after another. */
export class Phrases {
  /** After a search the marks of all phrases that were found. */
  readonly found: Mark[] = [];
  private readonly root: Tree = { marks: [], next: new Map() };
  /** A bit for each pair of symbols that a phrase may begin with: nearly all others end the search at once. */
  private readonly sketch = new Int32Array(SKETCH_BITS / 32);

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
    for (const { words, mark } of phrases) {
      this.plant(words).marks.push(mark);
      const [first = 0, second = 0] = words;
      for (const left of symbolsOf.get(first) ?? [])
        for (const right of symbolsOf.get(second) ?? []) {
          const bit = pairBit(left, right);
          this.sketch[bit >> 5] = (this.sketch[bit >> 5] ?? 0) | (1 << bit);
        }
    }
  }

  /** Whether a phrase may begin with these symbols; hardly ever says so in vain. */
  mayBegin(left: number, right: number): boolean {
    const bit = pairBit(left, right);
    return ((this.sketch[bit >> 5] ?? 0) & (1 << bit)) !== 0;
  }

  /** Finds all phrases that stand in `symbols[at … to)`, from `at` on. */
  findAt(symbols: Int32Array, at: number, to: number): void {
    this.found.length = 0;
    this.follow(this.root, symbols, at, to);
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

const pairBit = (left: number, right: number): number =>
  (Math.imul(Math.imul(left, 0x9e3779b1) + right, 0x85ebca6b) >>> 11) & (SKETCH_BITS - 1);
