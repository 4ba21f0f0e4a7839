import { Lists } from '../text/lists';
import type { Mark, Phrase } from './steps';

const NODE = 0;
const WORD = 1;
const NEXT = 2;
const FIELDS = 3;

/** All phrases by their words, one after another; those that begin alike share their first nodes. */
export class PhraseTree {
  /** The marks of the phrases that end at each node. */
  readonly marks: Lists;
  /** For a node and the class of a word the node behind: an open-addressing table, for it is asked all the time. */
  private readonly slots: Int32Array;
  private readonly mask: number;

  constructor(phrases: readonly Phrase[]) {
    const branches = [new Map<number, number>()];
    const marks: Mark[][] = [[]];
    for (const { words, mark } of phrases) {
      let node = ROOT;
      for (const word of words) {
        const next = branches[node]?.get(word) ?? branches.length;
        if (next === branches.length) {
          branches[node]?.set(word, next);
          branches.push(new Map());
          marks.push([]);
        }
        node = next;
      }
      marks[node]?.push(mark);
    }
    this.marks = new Lists(marks);
    let capacity = 16;
    while (capacity < branches.length * 2) capacity *= 2;
    this.mask = capacity - 1;
    this.slots = new Int32Array(capacity * FIELDS);
    branches.forEach((behind, node) => {
      for (const [word, next] of behind) this.put(node, word, next);
    });
  }

  /** The node behind another one for a word of that class, or {@link ROOT}, which is behind none. */
  next(node: number, word: number): number {
    const { slots, mask } = this;
    for (let slot = hashOf(node, word) & mask; ; slot = (slot + 1) & mask) {
      const at = slot * FIELDS;
      const next = slots[at + NEXT] ?? 0;
      if (next === ROOT || (slots[at + NODE] === node && slots[at + WORD] === word)) return next;
    }
  }

  private put(node: number, word: number, next: number): void {
    const { slots, mask } = this;
    let slot = hashOf(node, word) & mask;
    while (slots[slot * FIELDS + NEXT] !== ROOT) slot = (slot + 1) & mask;
    slots.set([node, word, next], slot * FIELDS);
  }
}

export const ROOT = 0;

const hashOf = (node: number, word: number): number =>
  Math.imul(Math.imul(node, 0x9e3779b1) + word, 0x85ebca6b) >>> 11;
