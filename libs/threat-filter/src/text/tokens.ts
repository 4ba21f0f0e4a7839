import { codeOf, fold, isEvasive, KIND, kindOf, LATIN, lettersOf } from './fold';
import { BASE } from './word-table';

/** What is known of one token, as bits. */
export const TOKEN = {
  letters: 1,
  digits: 2,
  /** A letter was written with a look-alike, or something invisible stands inside. */
  evasive: 4,
  doubled: 8,
  tripled: 16,
  emoji: 32,
  vowels: 64,
  foreign: 128,
} as const;

/** What stands before a token, as bits. */
export const GAP = {
  space: 1,
  newline: 2,
  /** A full stop, an exclamation or a question mark. */
  stop: 4,
  /** Two spaces or more. */
  wide: 8,
  /** A sign that may stand for a letter: @ $ ! | + € £ */
  leet: 16,
  apostrophe: 32,
  hyphen: 64,
  punctuation: 128,
} as const;

export const isSentenceEnd = (gap: number): boolean =>
  (gap & GAP.newline) !== 0 || ((gap & GAP.stop) !== 0 && (gap & GAP.space) !== 0);

const LEET_SIGNS = new Set([...'@$!|+€£'].map((c) => c.charCodeAt(0)));
const STOPS = new Set([...'.!?…'].map((c) => c.charCodeAt(0)));

const VOWEL = new Uint8Array(128);
for (const vowel of 'aeiouy') VOWEL[vowel.charCodeAt(0)] = 1;

/**
 * The words of one text, folded, as parallel arrays that are used again for the next text: reading a message allocates
 * nothing once they are large enough.
 */
export class Tokens {
  count = 0;
  chars = new Uint16Array(1024);
  /** Where each folded character stands in the text. */
  origin = new Int32Array(1024);
  first = new Int32Array(256);
  length = new Int32Array(256);
  hash = new Int32Array(256);
  flags = new Int32Array(256);
  gap = new Int32Array(257);
  start = new Int32Array(256);
  end = new Int32Array(256);
  private charCount = 0;

  /** Splits and folds a text in one pass. */
  read(text: string): void {
    this.count = 0;
    this.charCount = 0;
    if (this.chars.length > 1 << 16) this.shrink();
    let gap: number = GAP.newline;
    let open = false;
    let last = 0;
    let run = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      let width = 1;
      let folded: number;
      if (unit < 256) folded = LATIN[unit] ?? 0;
      else {
        const point = text.codePointAt(at) ?? unit;
        if (point > 0xffff) width = 2;
        folded = fold(point);
      }
      const kind = kindOf(folded);
      if (kind === KIND.letter || kind === KIND.digit) {
        const code = codeOf(folded);
        if (!open) {
          this.begin(at, gap);
          open = true;
          gap = 0;
          last = 0;
        }
        this.push(code, at);
        const token = this.count - 1;
        let flags = kind === KIND.letter ? TOKEN.letters : TOKEN.digits;
        if (code < 128) {
          if (VOWEL[code] === 1) flags |= TOKEN.vowels;
        } else flags |= TOKEN.foreign;
        if (isEvasive(folded)) flags |= TOKEN.evasive;
        if (code === last) {
          run++;
          flags |= run > 2 ? TOKEN.tripled | TOKEN.doubled : TOKEN.doubled;
        } else {
          run = 1;
          last = code;
        }
        this.flags[token] = (this.flags[token] ?? 0) | flags;
        this.end[token] = at + width;
      } else if (kind === KIND.several) {
        if (!open) {
          this.begin(at, gap);
          open = true;
          gap = 0;
        }
        const token = this.count - 1;
        for (const letter of lettersOf(folded)) this.push(letter.charCodeAt(0), at);
        this.flags[token] =
          (this.flags[token] ?? 0) | TOKEN.letters | TOKEN.vowels | (isEvasive(folded) ? TOKEN.evasive : 0);
        this.end[token] = at + width;
        last = 0;
      } else if (kind === KIND.drop) {
        if (open && isEvasive(folded))
          this.flags[this.count - 1] = (this.flags[this.count - 1] ?? 0) | TOKEN.evasive;
      } else {
        open = false;
        if (kind === KIND.emoji) {
          this.begin(at, gap);
          this.push(codeOf(folded) & 0xffff, at);
          this.flags[this.count - 1] = TOKEN.emoji;
          this.end[this.count - 1] = at + width;
          gap = 0;
        } else gap = widen(gap, kind, codeOf(folded));
      }
      if (width === 2) at++;
    }
    this.gap[this.count] = gap | GAP.newline;
  }

  private begin(at: number, gap: number): void {
    const token = this.count++;
    if (token + 1 >= this.first.length) this.growTokens();
    this.first[token] = this.charCount;
    this.length[token] = 0;
    this.hash[token] = 0;
    this.flags[token] = 0;
    this.gap[token] = gap;
    this.start[token] = at;
    this.end[token] = at + 1;
  }

  private push(code: number, at: number): void {
    if (this.charCount === this.chars.length) this.growChars();
    const token = this.count - 1;
    this.chars[this.charCount] = code;
    this.origin[this.charCount++] = at;
    this.length[token] = (this.length[token] ?? 0) + 1;
    this.hash[token] = (Math.imul(this.hash[token] ?? 0, BASE) + code) | 0;
  }

  private growChars(): void {
    this.chars = grown(this.chars, new Uint16Array(this.chars.length * 2));
    this.origin = grown(this.origin, new Int32Array(this.origin.length * 2));
  }

  private growTokens(): void {
    const size = this.first.length * 2;
    this.first = grown(this.first, new Int32Array(size));
    this.length = grown(this.length, new Int32Array(size));
    this.hash = grown(this.hash, new Int32Array(size));
    this.flags = grown(this.flags, new Int32Array(size));
    this.gap = grown(this.gap, new Int32Array(size + 1));
    this.start = grown(this.start, new Int32Array(size));
    this.end = grown(this.end, new Int32Array(size));
  }

  /** Gives back what one huge text took. */
  private shrink(): void {
    Object.assign(this, new Tokens());
  }
}

function widen(gap: number, kind: number, code: number): number {
  if (kind === KIND.space) return gap | GAP.space | ((gap & GAP.space) !== 0 ? GAP.wide : 0);
  if (kind === KIND.newline) return gap | GAP.space | GAP.newline;
  if (code === 39) return gap | GAP.apostrophe;
  if (code === 45) return gap | GAP.hyphen | GAP.punctuation;
  return gap | GAP.punctuation | (STOPS.has(code) ? GAP.stop : 0) | (LEET_SIGNS.has(code) ? GAP.leet : 0);
}

function grown<T extends Uint16Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
