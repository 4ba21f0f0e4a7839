import type { Tokens } from '../text/tokens';
import type { Vocabulary } from './vocabulary';

const FEWEST = 256;

/** The number of a token that is no word, and that of the first stranger; those of others are lower. */
const NO_WORD = -1;
export const FIRST_STRANGER = -2;

/** Letters that are words, or what an apostrophe leaves of one. */
const ELIDED = new Uint8Array(128);
for (const letter of 'acdjlmnsty') ELIDED[letter.charCodeAt(0)] = 1;

/** What each token of a text is and means as it is written. */
export class WrittenWords {
  /** The number of the word in the vocabulary, or of the stranger that it is, counting down. */
  numbers = new Int32Array(FEWEST);
  /** What it means alone, or -1. */
  values = new Int32Array(FEWEST);
  /** 1 where it stands for itself: an ordinary word, an elided one, or a longer one that a rule knows. */
  isWord = new Uint8Array(FEWEST);

  constructor(
    private readonly tokens: Tokens,
    private readonly vocabulary: Vocabulary,
  ) {}

  /** Looks up all tokens. */
  lookUp(): void {
    const { exact } = this.vocabulary;
    const { count, hash, chars, first, length } = this.tokens;
    this.reserve(hash.length);
    const { numbers, values, isWord } = this;
    for (let token = 0; token < count; token++) {
      const from = first[token] ?? 0;
      const size = length[token] ?? 0;
      const number = exact.indexOf(hash[token] ?? 0, chars, from, size);
      numbers[token] = number;
      values[token] = number < 0 ? -1 : exact.valueAt(number);
      const stands = size > 2 ? number >= 0 : this.isShortWord(chars[from] ?? 0, chars[from + 1] ?? 0, size);
      isWord[token] = stands ? 1 : 0;
    }
  }

  /** Notes which stranger a token is; a negative number for one that is not remembered. */
  setStranger(token: number, number: number): void {
    this.numbers[token] = number < 0 ? NO_WORD : FIRST_STRANGER - number;
  }

  private isShortWord(left: number, right: number, size: number): boolean {
    return size === 1 ? ELIDED[left] === 1 : this.vocabulary.isCommonPair(left, right);
  }

  private reserve(room: number): void {
    if (this.values.length === room) return;
    this.numbers = new Int32Array(room);
    this.isWord = new Uint8Array(room);
    this.values = new Int32Array(room);
  }
}
