import type { Reader } from '../read/reader';
import { EDGE_SYMBOL, NOTHING } from '../read/vocabulary';
import { roomFor } from '../text/room';
import { tokenOfWord } from './features';
import { countOf, type KnownWeights, sumOf } from './known-weights';

/** A word is shown as a reason when it says at least this share of what the most telling one says. */
const TELLING = 0.5;
const MOST_TELLING = 5;
const FEWEST = 256;

/** Sums of weights from the beginning of a text up to each position, so that any stretch costs one subtraction. */
abstract class Sums {
  protected totals = new Int32Array(FEWEST);
  protected counts = new Int32Array(FEWEST);

  constructor(
    protected readonly reader: Reader,
    protected readonly known: KnownWeights,
  ) {}

  /** What a stretch weighs, however long it is: the sum over the root of the number of features. */
  of(first: number, last: number): number {
    const count = (this.counts[last + 1] ?? 0) - (this.counts[first] ?? 0);
    // Sums of a huge text go round; their differences do not.
    return (((this.totals[last + 1] ?? 0) - (this.totals[first] ?? 0)) | 0) / Math.sqrt(count + 1);
  }

  protected reserve(): void {
    const room = roomFor(this.reader.view.count + 1, this.totals.length, FEWEST);
    if (room === this.totals.length) return;
    this.counts = new Int32Array(room);
    this.totals = new Int32Array(room);
  }
}

/** The words and their groups one by one, without their pairs: a few look-ups in memory that the reader has just touched. */
export class Glance extends Sums {
  read(): void {
    this.reserve();
    const { reader, known, totals, counts } = this;
    const { tokens, view } = reader;
    const { symbols, count: positions } = view;
    const { glanceOfSymbol } = known;
    known.claimNotes();
    let total = 0;
    let count = 0;
    for (let at = 0; at < positions; at++) {
      const own = glanceOfSymbol[symbols[at] ?? NOTHING] ?? 0;
      total += sumOf(own);
      count += countOf(own);
      const token = tokenOfWord(view, tokens, at);
      if (token >= 0) {
        const word = known.glanceOfToken(reader, token);
        total += sumOf(word);
        count += countOf(word);
      }
      totals[at + 1] = total;
      counts[at + 1] = count;
    }
  }
}

/** All features, as `visitFeatures` finds them, but in one loop without a call for each. */
export class Look extends Sums {
  private total = 0;
  private count = 0;

  /** Adds up inside stretches: pairs of a first and a last position, in the order of their first ones. */
  read(stretches: readonly number[]): void {
    this.reserve();
    this.total = 0;
    this.count = 0;
    let next = 0;
    for (let i = 0; i < stretches.length; i += 2) {
      const first = Math.max(stretches[i] ?? 0, next);
      const last = stretches[i + 1] ?? 0;
      if (first > last) continue;
      this.readFrom(first, last);
      next = last + 1;
    }
  }

  private readFrom(first: number, last: number): void {
    const { known, reader, totals, counts } = this;
    const { tokens, view } = reader;
    const { symbols } = view;
    const { lookOfSymbol } = known;
    let { total, count } = this;
    totals[first] = total;
    counts[first] = count;
    for (let at = first; at <= last; at++) {
      const symbol = symbols[at] ?? NOTHING;
      const own = lookOfSymbol[symbol] ?? 0;
      if (own !== 0) {
        const left = symbols[at - 1] ?? NOTHING;
        const further = left === EDGE_SYMBOL ? NOTHING : (symbols[at - 2] ?? NOTHING);
        const near = lookOfSymbol[left] === 0 ? 0 : known.lookOfPair(left, symbol);
        const far = lookOfSymbol[further] === 0 ? 0 : known.lookOfPair(further, symbol);
        total += sumOf(own) + sumOf(near) + sumOf(far);
        count += countOf(own) + countOf(near) + countOf(far);
      }
      const token = tokenOfWord(view, tokens, at);
      if (token >= 0) {
        const word = known.lookOfToken(reader, token);
        total += sumOf(word);
        count += countOf(word);
      }
      totals[at + 1] = total;
      counts[at + 1] = count;
    }
    this.total = total;
    this.count = count;
  }

  /** From the first to the last of those words of a stretch that weigh most. */
  telling(first: number, last: number): { from: number; to: number } {
    const { symbols } = this.reader.view;
    const weigh = (at: number): number => (this.totals[at + 1] ?? 0) - (this.totals[at] ?? 0);
    const words: number[] = [];
    for (let at = first; at <= last; at++) if (symbols[at] !== EDGE_SYMBOL) words.push(at);
    const most = Math.max(...words.map(weigh));
    const telling = words
      .filter((at) => weigh(at) >= most * TELLING)
      .sort((a, b) => weigh(b) - weigh(a))
      .slice(0, MOST_TELLING);
    return { from: Math.min(...telling), to: Math.max(...telling) };
  }
}
