import { EDGE_SYMBOL } from '../read/vocabulary';
import type { View } from '../read/view';
import { roomFor } from '../text/room';

/** A word alone says too little to be judged without a rule. */
const FEWEST_WORDS = 2;
const MOST_WORDS = 40;
/** A sentence without end is judged in pieces of about that many words. */
const LONGEST_PIECE = 20;
const FEWEST = 256;

/**
 * The stretches of a text that are judged by themselves: whole sentences, alone and with those that follow, up to forty
 * words, so that a threat among many friendly lines weighs as much as alone. `visit` gets the first and the last
 * position; a text of n sentences has at most 40 n stretches.
 */
export class Windows {
  private ends = new Int32Array(FEWEST);
  private words = new Int32Array(FEWEST);
  private pieces = 0;

  each(view: View, visit: (first: number, last: number) => void): void {
    const pieces = this.cut(view);
    let first = 0;
    for (let piece = 0; piece < pieces; piece++) {
      let words = 0;
      for (let last = piece; last < pieces; last++) {
        words += this.words[last] ?? 0;
        if (last > piece && words > MOST_WORDS) break;
        if (words >= FEWEST_WORDS) visit(first, this.ends[last] ?? 0);
      }
      first = (this.ends[piece] ?? 0) + 1;
    }
  }

  private cut({ symbols, count }: View): number {
    this.pieces = 0;
    this.reserve(count);
    let words = 0;
    let first = 0;
    for (let at = 0; at < count; at++) {
      const isEdge = symbols[at] === EDGE_SYMBOL;
      if (!isEdge) words++;
      if (words === 0 || !(isEdge || at === count - 1)) continue;
      this.cutSentence(first, at, words);
      first = at + 1;
      words = 0;
    }
    return this.pieces;
  }

  /** No text has more pieces than words. */
  private reserve(words: number): void {
    const room = roomFor(words, this.ends.length, FEWEST);
    if (room === this.ends.length) return;
    this.words = new Int32Array(room);
    this.ends = new Int32Array(room);
  }

  /** Into pieces of one size: a few words left over at the end would be judged without what they belong to. */
  private cutSentence(first: number, last: number, words: number): void {
    const pieces = Math.max(1, Math.round(words / LONGEST_PIECE));
    const size = Math.ceil(words / pieces);
    let from = first;
    for (let left = words; left > 0; left -= size) {
      const end = left > size ? from + size - 1 : last;
      this.ends[this.pieces] = end;
      this.words[this.pieces++] = Math.min(left, size);
      from = end + 1;
    }
  }
}
