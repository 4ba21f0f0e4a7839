import { GAP } from '../text/gap';
import { TOKEN, type Tokens } from '../text/tokens';
import { hashOf, joinHashes } from '../text/word-table';
import { type Decoder, LONGEST_WORD } from './decoder';
import { leetCode } from './keys';
import { READING } from './view';
import { NOTHING, type Vocabulary } from './vocabulary';
import type { WrittenWords } from './written-words';

const AT_SIGN = 64;
const DOLLAR_SIGN = 36;

const MOST_PIECES = 24;
const MOST_SIGNS = 4;
const LONGEST_PAIR = 16;
const SHORTEST_PAIR = 3;

/** A word that several tokens make together, or one with signs. */
export interface Joined {
  value: number;
  last: number;
  reading: number;
  /** How many signs after the last token are its letters: f3r@! */
  signs?: number;
}

/** ba lle, mass/acre, bo**u**m, mo#t, b0mb€: pieces that make a word only together. */
export class Pieces {
  private readonly joined = new Uint16Array(LONGEST_WORD + 1);
  private text = '';
  /** The signs after the last token that `signed` has taken for letters. */
  private signs = 0;

  constructor(
    private readonly tokens: Tokens,
    private readonly words: WrittenWords,
    private readonly vocabulary: Vocabulary,
    private readonly decoder: Decoder,
  ) {}

  /** To be called for each new text. */
  open(text: string): void {
    this.text = text;
  }

  /** The word that begins with a token; `value` is what the token means alone, or -1. */
  wordFrom(token: number, value: number): Joined | undefined {
    const { tokens } = this;
    const gap = tokens.gap[token + 1] ?? GAP.newline;
    const flags = tokens.flags[token] ?? 0;
    const mixed = (flags & TOKEN.digits) !== 0 && (flags & TOKEN.letters) !== 0;
    const glued = (gap & GAP.space) === 0;
    const signed = (gap & GAP.leet) !== 0 || this.signBefore(token);
    if (glued || (value < 0 && (mixed || signed)) || (signed && this.isSignedSyllable(token))) {
      const found = this.chunk(token, value);
      if (found !== undefined) return found;
    }
    return this.pair(token, gap, flags);
  }

  /** Two tokens with one space between, at least one of which is no word. */
  private pair(token: number, gap: number, flags: number): Joined | undefined {
    const { tokens, vocabulary } = this;
    if ((gap & (GAP.newline | GAP.punctuation | GAP.apostrophe)) !== 0) return undefined;
    if (this.isWord(token) && this.isWord(token + 1)) return undefined;
    if (((flags | (tokens.flags[token + 1] ?? 0)) & (TOKEN.digits | TOKEN.emoji)) !== 0) return undefined;
    const length = tokens.length[token + 1] ?? 0;
    const total = (tokens.length[token] ?? 0) + length;
    if (total > LONGEST_PAIR || total < SHORTEST_PAIR) return undefined;
    const hash = joinHashes(tokens.hash[token] ?? 0, tokens.hash[token + 1] ?? 0, length);
    if (!vocabulary.exact.mayHold(hash)) return undefined;
    // The e of “engin e x p l o s i f” begins a row of letters.
    if (length === 1 && tokens.length[token + 2] === 1 && token + 2 < tokens.count) return undefined;
    const value = vocabulary.exact.find(hash, this.joined, 0, this.join(token, token + 1));
    if (value <= NOTHING || (this.isWord(token) && this.beginsPair(token + 1))) return undefined;
    return { value, last: token + 1, reading: READING.undone };
  }

  /** Tokens with no space between, as many as make a word. */
  private chunk(token: number, value: number): Joined | undefined {
    const { tokens } = this;
    if (this.isEmoji(token)) return undefined;
    let last = token;
    while (
      last + 1 < tokens.count &&
      last - token < MOST_PIECES &&
      ((tokens.gap[last + 1] ?? 0) & GAP.space) === 0
    )
      last++;
    for (let end = last; end >= token; end--) {
      if (this.isEmoji(end) || this.beginsElided(token, end)) continue;
      const size = this.join(token, end);
      if (size > LONGEST_WORD) continue;
      const whole = end > token ? this.whole(token, end, size, value) : undefined;
      if (whole !== undefined) return whole;
      const decoded = this.signed(token, end, value);
      // “classe-3” is no classee: pieces that only say what the first one says alone are read one by one.
      if (decoded > NOTHING && (end === token || decoded !== value))
        return { value: decoded, last: end, reading: READING.undone, signs: this.signs };
    }
    return undefined;
  }

  /** The word that `joined[0 … size)` makes without the signs between its tokens, or with one letter in their place. */
  private whole(token: number, end: number, size: number, value: number): Joined | undefined {
    const { vocabulary } = this;
    const hash = hashOf(this.joined, 0, size);
    const whole = vocabulary.exact.find(hash, this.joined, 0, size);
    const isPair = end === token + 1;
    if (
      whole > NOTHING &&
      size > 2 &&
      (value < 0 || !isPair || !this.isPlain(token, end)) &&
      !this.isRow(token, end)
    ) {
      const masked = isPair && !vocabulary.robust.mayHold(hash) ? this.masked(token) : NOTHING;
      return { value: masked > NOTHING ? masked : whole, last: end, reading: READING.undone };
    }
    const masked =
      isPair && !this.isPlain(token, end) && !this.isRow(token, end) ? this.masked(token) : NOTHING;
    return masked > NOTHING ? { value: masked, last: end, reading: READING.guessed } : undefined;
  }

  /** Whether a token makes a word with the next one: the bo of “la bo mbe”, which is no labo. */
  private beginsPair(token: number): boolean {
    const { tokens, vocabulary } = this;
    if (token + 1 >= tokens.count || tokens.gap[token + 1] !== GAP.space) return false;
    const hash = joinHashes(
      tokens.hash[token] ?? 0,
      tokens.hash[token + 1] ?? 0,
      tokens.length[token + 1] ?? 0,
    );
    return vocabulary.robust.mayHold(hash);
  }

  /** v@, l@, 1@: a short word that a sign ends; the letters before it may mean something alone. */
  private isSignedSyllable(token: number): boolean {
    const { tokens, text } = this;
    if ((tokens.length[token] ?? 0) > 2) return false;
    const sign = text.charCodeAt(tokens.end[token] ?? 0);
    return sign === AT_SIGN || (sign === DOLLAR_SIGN && ((tokens.flags[token] ?? 0) & TOKEN.letters) === 0);
  }

  /** An emoji hides a word inside it only; before or after one it stands for itself. */
  private isEmoji(token: number): boolean {
    return ((this.tokens.flags[token] ?? 0) & TOKEN.emoji) !== 0;
  }

  private isWord(token: number): boolean {
    return this.words.isWord[token] === 1;
  }

  /** Whether only apostrophes and hyphens stand between ordinary words, as French writes l’école and peux-tu. */
  private isPlain(token: number, end: number): boolean {
    for (let at = token; at <= end; at++) {
      if (at > token && ((this.tokens.gap[at] ?? 0) & (GAP.apostrophe | GAP.hyphen)) === 0) return false;
      if (!this.isWord(at)) return false;
    }
    return true;
  }

  /** Whether words stand in a row with signs instead of spaces: je*te*tue is no jeté. */
  private isRow(token: number, end: number): boolean {
    const { tokens } = this;
    const isAttached = (gap: number): boolean => (gap & (GAP.space | GAP.newline | GAP.apostrophe)) === 0;
    const before = token > 0 && isAttached(tokens.gap[token] ?? 0);
    const after = end + 1 < tokens.count && isAttached(tokens.gap[end + 1] ?? 0);
    if (!before && !after) return false;
    for (let at = token; at <= end; at++) if (!this.isWord(at)) return false;
    return true;
  }

  /** Whether the tokens begin with an elided word, such as the l of “l’éco/le”, and more than one follows. */
  private beginsElided(token: number, end: number): boolean {
    if (end <= token + 1 || (this.tokens.length[token] ?? 0) > 2) return false;
    return ((this.tokens.gap[token + 1] ?? 0) & GAP.apostrophe) !== 0;
  }

  /** A robust word with one letter hidden behind a sign between two tokens. */
  private masked(token: number): number {
    const { tokens, vocabulary } = this;
    const hidden = (tokens.start[token + 1] ?? 0) - (tokens.end[token] ?? 0);
    const gap = tokens.gap[token + 1] ?? 0;
    if (hidden !== 1 || (gap & (GAP.punctuation | GAP.leet)) === 0) return NOTHING;
    const size = this.join(token, token + 1);
    const shortened = vocabulary.shortened.find(hashOf(this.joined, 0, size), this.joined, 0, size);
    const left = tokens.length[token] ?? 0;
    const shown = String.fromCharCode(...this.joined.subarray(0, size));
    const meant = vocabulary.candidates[shortened]?.find(
      (word) => word.slice(0, left) + word.slice(left + 1) === shown,
    );
    return meant === undefined ? NOTHING : vocabulary.robustSymbolOf(meant);
  }

  /** Digits and signs among letters, read as letters. */
  private signed(token: number, end: number, value: number): number {
    const { tokens, decoder } = this;
    const tail = this.signsFrom(tokens.end[end] ?? 0, 1);
    let flags = 0;
    let hasSigns = tail > 0 || this.signBefore(token);
    for (let at = token; at <= end; at++) {
      flags |= tokens.flags[at] ?? 0;
      hasSigns ||= at > token && ((tokens.gap[at] ?? 0) & GAP.leet) !== 0;
    }
    const hasDigits = (flags & TOKEN.digits) !== 0;
    this.signs = 0;
    // 3$7 is “est”, 14 is a number.
    if ((flags & TOKEN.letters) === 0 && !(hasSigns && end > token) && !this.isSignedSyllable(token))
      return NOTHING;
    if (value > NOTHING && !hasSigns && end === token) return NOTHING;
    if (hasSigns) {
      // “b0mbe!” ends with a sign that is a letter, or with one that is none.
      for (const after of tail > 0 ? [tail, 0] : [0]) {
        const found = decoder.leet(this.joined, 0, this.joinWithSigns(token, end, after));
        if (found > NOTHING) {
          this.signs = after;
          return found;
        }
        if (value >= 0 && end === token) return NOTHING;
      }
    }
    return hasDigits ? decoder.leet(this.joined, 0, this.join(token, end)) : NOTHING;
  }

  /** Puts the letters of tokens into `joined`; more than {@link LONGEST_WORD} when there are too many. */
  private join(token: number, end: number): number {
    const { tokens } = this;
    let size = 0;
    for (let at = token; at <= end; at++) {
      if (this.isEmoji(at)) continue;
      const first = tokens.first[at] ?? 0;
      const length = tokens.length[at] ?? 0;
      if (size + length > LONGEST_WORD) return LONGEST_WORD + 1;
      for (let i = 0; i < length; i++) this.joined[size++] = tokens.chars[first + i] ?? 0;
    }
    return size;
  }

  /** Like `join`, with the signs that may stand for letters: before the first token, between, and `after` the last. */
  private joinWithSigns(token: number, end: number, after: number): number {
    const { tokens, joined, text } = this;
    let size = 0;
    const addSigns = (from: number, to: number): void => {
      for (let i = from; i < to && size < LONGEST_WORD; i++) {
        const code = text.charCodeAt(i);
        if (isSign(code)) joined[size++] = code;
      }
    };
    for (let at = token; at <= end; at++) {
      const start = tokens.start[at] ?? 0;
      addSigns(at > token ? (tokens.end[at - 1] ?? 0) : start - this.signsFrom(start - 1, -1), start);
      const first = tokens.first[at] ?? 0;
      for (let i = 0; i < (tokens.length[at] ?? 0) && size < LONGEST_WORD; i++)
        joined[size++] = tokens.chars[first + i] ?? 0;
    }
    const last = tokens.end[end] ?? 0;
    addSigns(last, last + after);
    return size;
  }

  /** How many signs that may be letters stand in a row from a place in the text, to the right or to the left. */
  private signsFrom(at: number, step: 1 | -1): number {
    let count = 0;
    while (count < MOST_SIGNS && isSign(this.text.charCodeAt(at + count * step))) count++;
    return count;
  }

  /** Whether a sign that may be a letter touches the token on its left: @rme, $uicide. */
  private signBefore(token: number): boolean {
    if (((this.tokens.gap[token] ?? 0) & GAP.leet) === 0) return false;
    return this.signsFrom((this.tokens.start[token] ?? 0) - 1, -1) > 0;
  }
}

/** A sign, neither letter nor digit, that may stand for a letter. */
const isSign = (code: number): boolean =>
  (code < 48 || code > 57) && leetCode(code) !== code && !isLetter(code);

const isLetter = (code: number): boolean => code >= 97 && code <= 122;
