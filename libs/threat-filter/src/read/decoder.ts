import { hashOf, WordTable } from '../text/word-table';
import { leetCode } from './keys';
import type { Segment } from './segmenter';
import { type Cut, NOTHING, PAIRS, type Vocabulary } from './vocabulary';

/** Longer rows of letters are not put together to one word. */
export const LONGEST_WORD = 48;
/** No French word is that long: what is must be several. */
const GLUED_SENTENCE = 16;
/** From here on a row of letters that known words fill, at least four of them, is a sentence too. */
const SHORT_SENTENCE = 14;

const WRITTEN_PAIRS = WordTable.of(PAIRS);

/** Recognises letters that are written otherwise than the word they make. */
export class Decoder {
  private readonly scratch = new Uint16Array(LONGEST_WORD + 1);

  constructor(private readonly vocabulary: Vocabulary) {}

  /** Digits and signs read as letters, and repeated letters written once if need be. */
  leet(chars: Uint16Array, first: number, length: number): number {
    if (length < 2 || length > LONGEST_WORD) return NOTHING;
    for (let i = 0; i < length; i++) this.scratch[i] = leetCode(chars[first + i] ?? 0);
    const found = this.vocabulary.leet.find(hashOf(this.scratch, 0, length), this.scratch, 0, length);
    return found > NOTHING || length < 5 ? found : this.singled(this.scratch, 0, length);
  }

  /** Repeated letters written once; {@link NOTHING} where none is repeated. */
  singled(chars: Uint16Array, first: number, length: number): number {
    let size = 0;
    for (let i = 0; i < length; i++) {
      const code = chars[first + i] ?? 0;
      if (size > 0 && this.scratch[size - 1] === code) continue;
      if (size === LONGEST_WORD) return NOTHING;
      this.scratch[size++] = code;
    }
    if (size < 3 || size === length) return NOTHING;
    return this.vocabulary.singled.find(hashOf(this.scratch, 0, size), this.scratch, 0, size);
  }

  /** The words that a row of letters without spaces is made of; none unless one of them is robust, or there are many. */
  cut(chars: Uint16Array, first: number, length: number): Cut[] {
    const { exact, robust, segmenter } = this.vocabulary;
    const segments = (segmenter.cut(chars, first, length) ?? []).flatMap((segment) => {
      const pair = pairAt(chars, first, segment);
      return pair === 0
        ? [segment]
        : [
            { ...segment, length: pair },
            { ...segment, first: segment.first + pair, length: segment.length - pair },
          ];
    });
    const find = (table: WordTable, segment: Segment): number => {
      const at = first + segment.first;
      return table.find(hashOf(chars, at, segment.length), chars, at, segment.length);
    };
    const cut = segments.map((segment) => ({
      value: segment.known ? Math.max(find(exact, segment), NOTHING) : NOTHING,
      first: segment.first,
      last: segment.first + segment.length - 1,
    }));
    const isRobust = (segment: Segment): boolean =>
      segment.length > 3 && segment.length < length && find(robust, segment) > NOTHING;
    const isSentence =
      (length >= GLUED_SENTENCE && cut.filter(({ value }) => value > NOTHING).length > 2) ||
      (length >= SHORT_SENTENCE &&
        cut.length > 3 &&
        segments.every((segment) => segment.known && segment.length > 1));
    return isSentence || segments.some(isRobust) ? cut : [];
  }
}

/** Where the first word ends of two that are one segment, or 0. */
function pairAt(chars: ArrayLike<number>, first: number, segment: Segment): number {
  const at = first + segment.first;
  return Math.max(0, WRITTEN_PAIRS.find(hashOf(chars, at, segment.length), chars, at, segment.length));
}
