import { codeOf, fold, type Folded, isEvasive, KIND, kindOf, lettersOf, MOST_LETTERS } from './fold';
import {
  AMPERSAND,
  BRACKET,
  GAP,
  gapOfPlain,
  isPlainSign,
  LESS_THAN,
  plainOf,
  signOf,
  SLASH,
  widened,
} from './gap';
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

const FEWEST = 256;
/** Languages put two marks on a letter at most; from the third on they hide it. */
const MOST_MARKS = 2;

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
  /** What stands between the last word and the place that is being read. */
  private openGap = 0;
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
    this.openGap = GAP.newline;
    for (let at = this.readOrdinary(size, 0); at < size; at = this.readOrdinary(size, at))
      at = this.readAny(size, at);
    this.gap[this.count] = this.openGap | GAP.newline;
    this.text = text;
  }

  /**
   * Reads words of plain letters and the plain signs between them, which nearly all of a message is, in a loop that does
   * nothing else; the place of the first word or sign that is anything else.
   */
  private readOrdinary(size: number, from: number): number {
    const { units, chars, first, length, hash, flags, gap, start, end } = this;
    let token = this.count;
    let count = this.charCount;
    let open = this.openGap;
    let at = from;
    for (;;) {
      const plain = plainOf(units[at] ?? 0);
      if (isPlainSign(plain)) {
        open = widened(open, gapOfPlain(plain));
        at++;
        continue;
      }
      let next = at;
      let letters = count;
      let code = plain;
      let last = 0;
      let run = 0;
      let wordHash = 0;
      let wordFlags = 0;
      while (code !== 0 && !isPlainSign(code)) {
        chars[letters++] = code;
        wordHash = (Math.imul(wordHash, BASE) + code) | 0;
        run = code === last ? run + 1 : 1;
        if (run > 1) wordFlags |= run > 2 ? TOKEN.tripled | TOKEN.doubled : TOKEN.doubled;
        last = code;
        code = plainOf(units[++next] ?? 0);
      }
      // Something else touches the word and may belong to it.
      if (next === at || (code === 0 && next < size)) break;
      if ((wordFlags & TOKEN.tripled) !== 0) this.mayHaveLinks = true;
      first[token] = count;
      length[token] = letters - count;
      hash[token] = wordHash;
      flags[token] = wordFlags | TOKEN.letters;
      gap[token] = open;
      start[token] = at;
      end[token] = next;
      token++;
      count = letters;
      open = 0;
      at = next;
    }
    this.count = token;
    this.charCount = count;
    this.openGap = open;
    return at;
  }

  /** Reads a word or a sign of any kind; the place after it. */
  private readAny(size: number, at: number): number {
    const point = pointAt(this.units, at);
    const folded = fold(point);
    const kind = kindOf(folded);
    if (isEvasive(folded)) this.disguised = true;
    if (kind === KIND.letter || kind === KIND.digit || kind === KIND.several) return this.readWord(size, at);
    const next = point > 0xffff ? at + 2 : at + 1;
    if (kind === KIND.emoji) this.addEmoji(codeOf(folded) & 0xffff, at, next);
    else if (kind !== KIND.drop && kind !== KIND.mark) this.widen(folded);
    return next;
  }

  /** Reads a word that holds more than plain letters, character by character; the place after it. */
  private readWord(size: number, from: number): number {
    const { units } = this;
    const first = this.charCount;
    this.wordHash = 0;
    this.wordFlags = 0;
    this.lastCode = 0;
    this.wordEnd = from;
    this.marks = 0;
    let at = from;
    while (at < size && !isPlainSign(plainOf(units[at] ?? 0))) {
      const next = this.readCharacter(at);
      if (next === at) break;
      at = next;
    }
    this.add(first, this.wordHash, this.wordFlags, from, this.wordEnd);
    return at;
  }

  /** Reads one character of a word and gives the place after it, or the same where the word ends. */
  private readCharacter(at: number): number {
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

  private addEmoji(code: number, start: number, end: number): void {
    const first = this.charCount++;
    this.chars[first] = code;
    this.add(first, code, TOKEN.emoji, start, end);
  }

  private add(first: number, hash: number, flags: number, start: number, end: number): void {
    const token = this.count++;
    if ((flags & TOKEN.tripled) !== 0) this.mayHaveLinks = true;
    this.first[token] = first;
    this.length[token] = this.charCount - first;
    this.hash[token] = hash;
    this.flags[token] = flags;
    this.gap[token] = this.openGap;
    this.start[token] = start;
    this.end[token] = end;
    this.openGap = 0;
  }

  private widen(sign: Folded): void {
    const code = codeOf(sign);
    if (code === SLASH || code === BRACKET) this.mayHaveLinks = true;
    if (code === AMPERSAND || code === LESS_THAN) this.mayHaveMarkup = true;
    this.openGap = widened(this.openGap, signOf(sign));
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
