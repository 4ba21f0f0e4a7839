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

const LEET_SIGNS = new Set(Array.from('@$!|+€£', (sign) => sign.charCodeAt(0)));
const STOPS = new Set(Array.from('.!?…', (sign) => sign.charCodeAt(0)));

/**
 * The words of one text, folded, as parallel arrays that are used again for the next text: reading a message allocates
 * nothing once they are large enough.
 */
export class Tokens {
  count = 0;
  /** Whether anything was written with look-alikes or invisible signs. */
  disguised = false;
  chars = new Uint16Array(1024);
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
    this.disguised = false;
    if (this.chars.length > 1 << 16) this.shrink();
    const size = text.length;
    let gap: number = GAP.newline;
    let open = false;
    let last = 0;
    let run = 0;
    let hash = 0;
    let flags = 0;
    for (let at = 0; at < size; at++) {
      const unit = text.charCodeAt(at);
      let width = 1;
      let folded: number;
      if (unit < 256) folded = LATIN[unit] ?? 0;
      else {
        const point = text.codePointAt(at) ?? unit;
        if (point > 0xffff) width = 2;
        folded = fold(point);
        if (isEvasive(folded)) {
          this.disguised = true;
          flags |= TOKEN.evasive;
        }
      }
      const kind = kindOf(folded);
      if (kind === KIND.letter || kind === KIND.digit) {
        const code = codeOf(folded);
        if (!open) {
          this.begin(at, gap);
          open = true;
          gap = 0;
          last = 0;
          hash = 0;
          flags = isEvasive(folded) ? TOKEN.evasive : 0;
        }
        if (this.charCount === this.chars.length) this.growChars();
        this.chars[this.charCount++] = code;
        hash = (Math.imul(hash, BASE) + code) | 0;
        flags |= kind === KIND.letter ? TOKEN.letters : TOKEN.digits;
        if (code === last) {
          run++;
          flags |= run > 2 ? TOKEN.tripled | TOKEN.doubled : TOKEN.doubled;
        } else {
          run = 1;
          last = code;
        }
      } else if (kind === KIND.several) {
        if (!open) {
          this.begin(at, gap);
          open = true;
          gap = 0;
          hash = 0;
          flags = 0;
        }
        for (const letter of lettersOf(folded)) {
          if (this.charCount === this.chars.length) this.growChars();
          const code = letter.charCodeAt(0);
          this.chars[this.charCount++] = code;
          hash = (Math.imul(hash, BASE) + code) | 0;
        }
        flags |= TOKEN.letters;
        last = 0;
      } else if (kind !== KIND.drop) {
        if (open) this.finish(hash, flags);
        open = false;
        flags = 0;
        if (kind === KIND.emoji) {
          const code = codeOf(folded) & 0xffff;
          this.begin(at, gap);
          if (this.charCount === this.chars.length) this.growChars();
          this.chars[this.charCount++] = code;
          this.finish(code, TOKEN.emoji);
          this.end[this.count - 1] = at + width;
          gap = 0;
        } else gap = widen(gap, kind, codeOf(folded));
      }
      if (open && kind !== KIND.drop) this.end[this.count - 1] = at + width;
      if (width === 2) at++;
    }
    if (open) this.finish(hash, flags);
    this.gap[this.count] = gap | GAP.newline;
  }

  private finish(hash: number, flags: number): void {
    const token = this.count - 1;
    this.hash[token] = hash;
    this.flags[token] = flags;
    this.length[token] = this.charCount - (this.first[token] ?? 0);
  }

  private begin(at: number, gap: number): void {
    const token = this.count++;
    if (token + 1 >= this.first.length) this.growTokens();
    this.first[token] = this.charCount;
    this.gap[token] = gap;
    this.start[token] = at;
    this.end[token] = at + 1;
  }

  private growChars(): void {
    this.chars = grown(this.chars, new Uint16Array(this.chars.length * 2));
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
