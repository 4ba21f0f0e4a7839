import { codeOf, fold, isEvasive, KIND, kindOf, lettersOf, MOST_LETTERS, PLAIN_LETTERS } from './fold';
import { roomFor } from './room';
import { BASE, codesOf } from './word-table';

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

const AMPERSAND = 38;
const APOSTROPHE = 39;
const HYPHEN = 45;
const SLASH = 47;
const LESS_THAN = 60;
const BRACKET = 91;
/** Signs that tell what else may be in the text. */
const TELLING_SIGNS = new Set([SLASH, BRACKET, AMPERSAND, LESS_THAN]);
const FEWEST = 256;
/** Languages put two marks on a letter at most; from the third on they hide it. */
const MOST_MARKS = 2;

const LEET_SIGNS = new Set(Array.from('@$!|+€£', (sign) => sign.charCodeAt(0)));
const STOPS = new Set(Array.from('.!?…', (sign) => sign.charCodeAt(0)));

/** Like `text.charCodeAt`, which is looked up for every character once strings of many makes have been read. */
const unitAt = (text: string, at: number): number => String.prototype.charCodeAt.call(text, at);

/**
 * The words of one text, folded, as parallel arrays that are used again for the next text: reading a message allocates
 * nothing once they are large enough.
 */
export class Tokens {
  count = 0;
  /** Whether anything was written with look-alikes or invisible signs. */
  disguised = false;
  /** Whether there is a sign that an address needs: a slash, a bracket, or three letters alike as in www. */
  mayHaveLinks = false;
  /** Whether there is a sign that an entity or a tag begins with. */
  mayHaveMarkup = false;
  chars = new Uint16Array(FEWEST * MOST_LETTERS);
  first = new Int32Array(FEWEST);
  length = new Int32Array(FEWEST);
  hash = new Int32Array(FEWEST);
  flags = new Int32Array(FEWEST);
  gap = new Int32Array(FEWEST + 1);
  start = new Int32Array(FEWEST);
  end = new Int32Array(FEWEST);
  private text: string | null = null;
  /** The units of UTF-16 of the text, and a zero behind them. */
  private units = new Uint16Array(FEWEST + 1);
  private charCount = 0;
  /** What is known of the word that is being read. */
  private wordHash = 0;
  private wordFlags = 0;
  private wordEnd = 0;
  private lastCode = 0;
  private runLength = 0;
  /** How many marks stand in a row after its last letter. */
  private marks = 0;

  /** Splits and folds a text in one pass; the one that was read last is not read again. */
  read(text: string): void {
    if (text === this.text) return;
    this.text = null;
    const size = text.length;
    this.count = 0;
    this.charCount = 0;
    this.disguised = false;
    this.mayHaveLinks = false;
    this.mayHaveMarkup = false;
    this.reserve(size);
    const { units } = this;
    for (let i = 0; i < size; i++) units[i] = unitAt(text, i);
    units[size] = 0;
    let gap: number = GAP.newline;
    for (let at = 0; at < size;) {
      const unit = units[at] ?? 0;
      if (unit < 256) {
        if (PLAIN_LETTERS[unit] !== 0) {
          at = this.readWord(size, at, gap);
          gap = 0;
          continue;
        }
        const sign = PLAIN_SIGNS[unit] ?? 0;
        if (sign !== 0) {
          gap = widened(gap, sign);
          at++;
          continue;
        }
      }
      const point = pointAt(units, at);
      const folded = fold(point);
      const kind = kindOf(folded);
      if (isEvasive(folded)) this.disguised = true;
      if (kind === KIND.letter || kind === KIND.digit || kind === KIND.several) {
        at = this.readWord(size, at, gap);
        gap = 0;
        continue;
      }
      const next = point > 0xffff ? at + 2 : at + 1;
      if (kind === KIND.emoji) {
        this.addEmoji(codeOf(folded) & 0xffff, at, next, gap);
        gap = 0;
      } else if (kind !== KIND.drop && kind !== KIND.mark) gap = this.widen(gap, kind, codeOf(folded));
      at = next;
    }
    this.gap[this.count] = gap | GAP.newline;
    this.text = text;
  }

  /** Reads the word that begins at a place in the text; the place after it. */
  private readWord(size: number, from: number, gap: number): number {
    const { units } = this;
    const first = this.charCount;
    this.wordHash = 0;
    this.wordFlags = 0;
    this.lastCode = 0;
    this.wordEnd = from;
    this.marks = 0;
    let at = this.readPlain(from);
    while (at < size && (units[at] ?? 0) < 256 ? PLAIN_SIGNS[units[at] ?? 0] === 0 : at < size) {
      const next = this.readOther(at);
      if (next === at) break;
      at = this.readPlain(next);
    }
    this.add(first, this.wordHash, this.wordFlags, gap, from, this.wordEnd);
    return at;
  }

  /** Reads ordinary letters, which nearly all are, in a loop that does nothing else; the place after them. */
  private readPlain(from: number): number {
    const { chars, units } = this;
    let count = this.charCount;
    let hash = this.wordHash;
    let flags = this.wordFlags;
    let last = this.lastCode;
    let run = this.runLength;
    let at = from;
    for (; ; at++) {
      const unit = units[at] ?? 0;
      const code = unit < 256 ? (PLAIN_LETTERS[unit] ?? 0) : 0;
      if (code === 0) break;
      chars[count++] = code;
      hash = (Math.imul(hash, BASE) + code) | 0;
      if (code === last) flags |= ++run > 2 ? TOKEN.tripled | TOKEN.doubled : TOKEN.doubled;
      else run = 1;
      last = code;
    }
    if (at === from) return at;
    this.charCount = count;
    this.wordHash = hash;
    this.wordFlags = flags | TOKEN.letters;
    this.lastCode = last;
    this.runLength = run;
    this.marks = 0;
    this.wordEnd = at;
    return at;
  }

  /** Reads one character of any kind inside a word and gives the place after it, or the same where the word ends. */
  private readOther(at: number): number {
    const point = pointAt(this.units, at);
    const folded = fold(point);
    const kind = kindOf(folded);
    const next = point > 0xffff ? at + 2 : at + 1;
    if (kind === KIND.letter || kind === KIND.digit)
      this.put(codeOf(folded), kind === KIND.letter ? TOKEN.letters : TOKEN.digits);
    else if (kind === KIND.several)
      for (const code of codesOf(lettersOf(folded))) this.put(code, TOKEN.letters);
    else if (kind === KIND.mark) this.marks++;
    else if (kind !== KIND.drop) return at;
    if (kind !== KIND.drop) this.wordEnd = next;
    if (isEvasive(folded) || this.marks > MOST_MARKS) {
      this.disguised = true;
      this.wordFlags |= TOKEN.evasive;
    }
    return next;
  }

  private put(code: number, flag: number): void {
    this.chars[this.charCount++] = code;
    this.wordHash = (Math.imul(this.wordHash, BASE) + code) | 0;
    this.runLength = code === this.lastCode ? this.runLength + 1 : 1;
    if (this.runLength > 1) this.wordFlags |= TOKEN.doubled;
    if (this.runLength > 2) this.wordFlags |= TOKEN.tripled;
    this.wordFlags |= flag;
    this.lastCode = code;
    this.marks = 0;
  }

  private addEmoji(code: number, start: number, end: number, gap: number): void {
    const first = this.charCount++;
    this.chars[first] = code;
    this.add(first, code, TOKEN.emoji, gap, start, end);
  }

  private add(first: number, hash: number, flags: number, gap: number, start: number, end: number): void {
    const token = this.count++;
    if ((flags & TOKEN.tripled) !== 0) this.mayHaveLinks = true;
    this.first[token] = first;
    this.length[token] = this.charCount - first;
    this.hash[token] = hash;
    this.flags[token] = flags;
    this.gap[token] = gap;
    this.start[token] = start;
    this.end[token] = end;
  }

  private widen(gap: number, kind: number, code: number): number {
    if (code === SLASH || code === BRACKET) this.mayHaveLinks = true;
    if (code === AMPERSAND || code === LESS_THAN) this.mayHaveMarkup = true;
    return widened(gap, signOf(kind, code));
  }

  /** Makes room for the words of a text; gives back what a huge one took. */
  private reserve(size: number): void {
    const room = this.first.length;
    const wanted = roomFor(size, room, FEWEST);
    if (wanted === room) return;
    this.length = new Int32Array(wanted);
    this.hash = new Int32Array(wanted);
    this.flags = new Int32Array(wanted);
    this.gap = new Int32Array(wanted + 1);
    this.start = new Int32Array(wanted);
    this.end = new Int32Array(wanted);
    this.chars = new Uint16Array(wanted * MOST_LETTERS);
    this.units = new Uint16Array(wanted + 1);
    // Last, for it says how much room there is: when memory runs out before, the next text tries again.
    this.first = new Int32Array(wanted);
  }
}

/** The code point at a place in units of UTF-16; a surrogate without its other half is one itself. */
function pointAt(units: Uint16Array, at: number): number {
  const unit = units[at] ?? 0;
  if ((unit & 0xfc00) !== 0xd800) return unit;
  const low = units[at + 1] ?? 0;
  return (low & 0xfc00) === 0xdc00 ? 0x10000 + ((unit & 0x3ff) << 10) + (low & 0x3ff) : unit;
}

/** A gap with one more sign. */
const widened = (gap: number, sign: number): number =>
  gap | sign | (sign === GAP.space && (gap & GAP.space) !== 0 ? GAP.wide : 0);

/** What a sign says as part of a gap. */
function signOf(kind: number, code: number): number {
  if (kind === KIND.space) return GAP.space;
  if (kind === KIND.newline) return GAP.space | GAP.newline;
  if (code === APOSTROPHE) return GAP.apostrophe;
  if (code === HYPHEN) return GAP.hyphen | GAP.punctuation;
  return GAP.punctuation | (STOPS.has(code) ? GAP.stop : 0) | (LEET_SIGNS.has(code) ? GAP.leet : 0);
}

/** What the signs among the first 256 code points say that end every word and nothing else follows from; 0 for the rest. */
const PLAIN_SIGNS = Uint8Array.from({ length: 256 }, (_, point) => {
  const folded = fold(point);
  const kind = kindOf(folded);
  const isSign = kind === KIND.space || kind === KIND.newline || kind === KIND.punctuation;
  return isSign && !isEvasive(folded) && !TELLING_SIGNS.has(codeOf(folded))
    ? signOf(kind, codeOf(folded))
    : 0;
});
