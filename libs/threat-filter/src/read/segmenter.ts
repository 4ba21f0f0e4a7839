import { roomFor } from '../text/room';

const LETTERS = 26;
const A = 97;
const STRAY_COST = 22;
const SENTENCE = 16;
const FEWEST = 128;

/** One word found inside a longer one. */
export interface Segment {
  first: number;
  length: number;
  known: boolean;
}

/** Cuts words that were written without spaces, in time linear in their length. */
export class Segmenter {
  private readonly next: Int32Array;
  /** The cost of the word that ends at a node, or 0. */
  private readonly ends: Uint8Array;
  private cost = new Int32Array(FEWEST);
  private from = new Int32Array(FEWEST);

  /** `costs` say how little each word is expected: whole numbers from 1 to 255. */
  constructor(costs: ReadonlyMap<string, number>) {
    let next = new Int32Array(LETTERS * 1024);
    const ends: number[] = [0];
    for (const [word, cost] of costs) {
      if (!/^[a-z]{1,24}$/.test(word)) continue;
      let node = 0;
      for (let i = 0; i < word.length; i++) {
        const slot = node * LETTERS + word.charCodeAt(i) - A;
        let child = next[slot] ?? 0;
        if (child === 0) {
          child = ends.push(0) - 1;
          if (ends.length * LETTERS > next.length) next = grown(next);
          next[slot] = child;
        }
        node = child;
      }
      ends[node] = cost;
    }
    this.next = next;
    this.ends = Uint8Array.from(ends);
  }

  /**
   * The best cut of `chars[first … first + length)` into known words, or nothing when too many of its letters belong
   * to none: an eighth, or a quarter of a whole sentence written together.
   */
  cut(chars: ArrayLike<number>, first: number, length: number): Segment[] | undefined {
    const room = roomFor(length + 1, this.cost.length, FEWEST);
    if (room !== this.cost.length) {
      this.from = new Int32Array(room);
      this.cost = new Int32Array(room);
    }
    const { cost, from } = this;
    cost.fill(0x7fffffff, 0, length + 1);
    cost[0] = 0;
    for (let at = 0; at < length; at++) {
      const here = cost[at] ?? 0;
      if (here + STRAY_COST < (cost[at + 1] ?? 0)) {
        cost[at + 1] = here + STRAY_COST;
        from[at + 1] = ~at;
      }
      let node = 0;
      for (let end = at; end < length; end++) {
        const letter = (chars[first + end] ?? 0) - A;
        if (letter < 0 || letter >= LETTERS) break;
        node = this.next[node * LETTERS + letter] ?? 0;
        if (node === 0) break;
        const price = this.ends[node] ?? 0;
        if (price > 0 && (end > at || standsAlone(chars, first + at, first + length))) {
          const total = here + price;
          if (total < (cost[end + 1] ?? 0)) {
            cost[end + 1] = total;
            from[end + 1] = at;
          }
        }
      }
    }
    return this.trace(length);
  }

  private trace(length: number): Segment[] | undefined {
    const segments: Segment[] = [];
    let stray = 0;
    for (let end = length; end > 0;) {
      const link = this.from[end] ?? 0;
      const begin = link < 0 ? ~link : link;
      if (link < 0) stray++;
      segments.push({ first: begin, length: end - begin, known: link >= 0 });
      end = begin;
    }
    return stray * (length < SENTENCE ? 8 : 4) > length ? undefined : segments.reverse();
  }
}

/** Whether a letter may be a word there: a and y, others only before a vowel. */
function standsAlone(chars: ArrayLike<number>, at: number, end: number): boolean {
  const isVowel = (code = 0): boolean => 'aeiouyh'.includes(String.fromCharCode(code));
  return isVowel(chars[at]) || (at + 1 < end && isVowel(chars[at + 1]));
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
