import { GAP, isSentenceEnd, TOKEN, Tokens } from '../text/tokens';
import { hashOf, joinHashes, type WordTable } from '../text/word-table';
import { Guesser } from './guess';
import { leetCode } from './keys';
import type { Link } from './links';
import { phoneAt } from './phones';
import type { Segment } from './segmenter';
import { EDGE_SYMBOL, EXPANSION, NOTHING, type Vocabulary } from './vocabulary';

/** How a word was recognised: as it is written, after undoing a disguise, cut out of a longer one, or by a guess. */
export const READING = { exact: 0, undone: 1, cut: 2, guessed: 3 } as const;

/** Letters that are words, or what an apostrophe leaves of one. */
const ELIDED = new Set(Array.from('acdjlmnsty', (letter) => letter.charCodeAt(0)));

const LONGEST_JOIN = 48;
const MOST_PIECES = 24;
const MOST_CUTS = 1 << 14;
const MOST_SIGNS = 4;
const SHORTEST_CUT = 6;
/** From here on a word is rather several written together than one misspelt. */
const SHORTEST_SENTENCE = 10;
/** No French word is that long: what is must be several. */
const GLUED_SENTENCE = 16;

/** One word cut out of a longer one. */
interface Cut {
  value: number;
  first: number;
  last: number;
}

/**
 * The words of one text as the rules see them: one symbol for each word read, with the tokens it was read from. Arrays
 * are used again for the next text.
 */
export class Reader {
  readonly tokens = new Tokens();
  count = 0;
  symbols = new Int32Array(512);
  firstToken = new Int32Array(512);
  lastToken = new Int32Array(512);
  readings = new Uint8Array(512);
  sentences = new Int32Array(512);
  sentenceCount = 0;
  private readonly guesser: Guesser;
  private cuts = new Map<string, Cut[]>();
  private joined = new Uint16Array(256);
  private owner = new Int32Array(256);
  /** The token after a run of letters that made no word: it is not read again from its second letter. */
  private pastRun = 0;
  private text = '';
  private names: ReadonlySet<string> = new Set();

  constructor(private readonly vocabulary: Vocabulary) {
    this.guesser = new Guesser(vocabulary);
  }

  /** Reads a text in which `links` have been found; `names` are the folded words of a school's directory. */
  read(text: string, links: readonly Link[], names: ReadonlySet<string>): void {
    this.text = text;
    this.names = names;
    const { tokens } = this;
    tokens.read(text);
    this.count = 0;
    this.pastRun = 0;
    this.sentenceCount = 0;
    let link = 0;
    for (let token = 0; token < tokens.count;) {
      if (isSentenceEnd(tokens.gap[token] ?? 0)) this.endSentence(token);
      const start = tokens.start[token] ?? 0;
      while ((links[link]?.end ?? Infinity) <= start) link++;
      const found = links[link];
      if (found !== undefined && found.start <= start) {
        let last = token;
        while (last + 1 < tokens.count && (tokens.start[last + 1] ?? 0) < found.end) last++;
        this.emitShape(found.odd ? 'odd-link' : 'link', token, last);
        token = last + 1;
        continue;
      }
      token = this.readAt(token);
    }
    this.endSentence(tokens.count);
  }

  /** Makes the words from one position to another mean nothing, but for the edges of sentences. */
  silence(from: number, to: number): void {
    for (let at = from; at <= to; at++) if (this.symbols[at] !== EDGE_SYMBOL) this.symbols[at] = NOTHING;
  }

  /** Reads one word that begins with a token and gives the next token. */
  private readAt(token: number): number {
    const { tokens, vocabulary } = this;
    const flags = tokens.flags[token] ?? 0;
    const length = tokens.length[token] ?? 0;
    if ((flags & TOKEN.digits) !== 0) {
      const phone = phoneAt(this.text, tokens, token);
      if (phone !== undefined) {
        this.emitShape(phone.isMobile ? 'mobile' : 'phone', token, phone.last);
        return phone.last + 1;
      }
    }
    if (length === 1 && (flags & TOKEN.emoji) === 0 && token >= this.pastRun) {
      const next = this.readLetterRun(token);
      if (next > token) return next;
    }
    const first = tokens.first[token] ?? 0;
    const value = vocabulary.exact.find(tokens.hash[token] ?? 0, tokens.chars, first, length);
    const joinedTo = this.readJoined(token, value);
    if (joinedTo > token) return joinedTo;
    if (value >= 0) {
      this.emit(value, token, token, READING.exact);
      return token + 1;
    }
    this.readUnknown(token, flags, first, length);
    return token + 1;
  }

  private readUnknown(token: number, flags: number, first: number, length: number): void {
    const { tokens } = this;
    if ((flags & (TOKEN.letters | TOKEN.digits)) === TOKEN.digits) {
      this.emitShape('number', token, token);
      return;
    }
    if ((flags & TOKEN.letters) === 0) {
      this.emit(NOTHING, token, token, READING.exact);
      return;
    }
    if ((flags & TOKEN.digits) !== 0) {
      if (isHour(tokens.chars, first, length)) {
        this.emitShape('hour', token, token);
        return;
      }
    }
    if ((flags & TOKEN.doubled) !== 0) {
      const once = this.findSingled(tokens.chars, first, length);
      if (once > NOTHING) {
        this.emit(once, token, token, (flags & TOKEN.tripled) !== 0 ? READING.undone : READING.guessed);
        return;
      }
    }
    if (!this.vocabulary.hasRobust && this.names.size === 0) {
      this.emit(NOTHING, token, token, READING.exact);
      return;
    }
    const word = wordAt(tokens.chars, first, length);
    if (this.names.has(word)) {
      this.emitShape('name', token, token);
      return;
    }
    if (length > SHORTEST_SENTENCE && this.readGlued(word, token)) return;
    const guessed = this.guesser.guess(word);
    if (guessed === NOTHING && length >= SHORTEST_CUT && this.readGlued(word, token)) return;
    this.emit(guessed, token, token, READING.guessed);
  }

  /** b o m b e, b.o.m.b.e, b💥o💥m💥b💥e: a run of at least three single letters. */
  private readLetterRun(token: number): number {
    const { tokens } = this;
    let end = token;
    let letters = 0;
    let wide = false;
    while (end < tokens.count) {
      const flags = tokens.flags[end] ?? 0;
      if ((flags & TOKEN.emoji) !== 0) {
        end++;
        continue;
      }
      if ((tokens.length[end] ?? 0) !== 1) break;
      if (end > token && ((tokens.gap[end] ?? 0) & GAP.newline) !== 0) break;
      wide ||= end > token && isWide(tokens.gap[end] ?? 0);
      letters++;
      end++;
    }
    while (end > token && ((tokens.flags[end - 1] ?? 0) & TOKEN.emoji) !== 0) end--;
    if (end > token && ((tokens.gap[end] ?? 0) & GAP.apostrophe) !== 0) {
      end--;
      letters--;
    }
    if (letters < 3) return token;
    const before = this.count;
    let understood = false;
    for (let from = token; from < end;) {
      let size = 0;
      let to = from;
      for (; to < end; to++) {
        if (((tokens.flags[to] ?? 0) & TOKEN.emoji) !== 0) continue;
        if (wide && size > 0 && isWide(tokens.gap[to] ?? 0)) break;
        this.growJoined(size);
        this.joined[size] = tokens.chars[tokens.first[to] ?? 0] ?? 0;
        this.owner[size++] = to;
      }
      understood = this.readSpelled(size) || understood;
      from = to;
    }
    if (understood) return end;
    this.count = before;
    this.pastRun = end;
    return token;
  }

  /** Reads `joined[0 … size)`, letter by letter text put together again. */
  readSpelled(size: number): boolean {
    const { vocabulary, joined } = this;
    const first = this.owner[0] ?? 0;
    const last = this.owner[size - 1] ?? 0;
    const value = vocabulary.exact.find(hashOf(joined, 0, size), joined, 0, size);
    if (value >= 0) {
      this.emit(value, first, last, READING.undone);
      return value > NOTHING && size > 2;
    }
    const decoded = this.findLeet(joined, 0, size);
    if (decoded > NOTHING) {
      this.emit(decoded, first, last, READING.undone);
      return true;
    }
    const once = this.findSingled(joined, 0, size);
    if (once > NOTHING) {
      this.emit(once, first, last, READING.undone);
      return true;
    }
    const cut = size > 3 ? this.cut(joined, 0, size) : [];
    for (const { value, first: from, last: to } of cut)
      this.emit(value, this.owner[from] ?? first, this.owner[to] ?? last, READING.undone);
    return cut.length > 0;
  }

  /** ba lle, mass/acre, bo**u**m, mo#t, b0mbe: pieces that make a word only together. */
  private readJoined(token: number, value: number): number {
    const { tokens, vocabulary } = this;
    const gap = tokens.gap[token + 1] ?? GAP.newline;
    const flags = tokens.flags[token] ?? 0;
    const mixed = (flags & TOKEN.digits) !== 0 && (flags & TOKEN.letters) !== 0;
    const glued = (gap & GAP.space) === 0;
    const signed = (gap & GAP.leet) !== 0 || this.signBefore(token);
    if (glued || (value < 0 && (mixed || signed))) {
      const last = this.readChunk(token, value);
      if (last >= token) return last + 1;
    }
    if ((gap & (GAP.newline | GAP.punctuation | GAP.apostrophe)) !== 0) return token;
    if (((flags | (tokens.flags[token + 1] ?? 0)) & (TOKEN.digits | TOKEN.emoji)) !== 0) return token;
    const length = tokens.length[token + 1] ?? 0;
    const total = (tokens.length[token] ?? 0) + length;
    if (total > 16 || total < 3) return token;
    const hash = joinHashes(tokens.hash[token] ?? 0, tokens.hash[token + 1] ?? 0, length);
    if (!vocabulary.exact.mayHold(hash)) return token;
    if (this.isWord(token) && this.isWord(token + 1)) return token;
    const whole = this.join(token, token + 1);
    const found = vocabulary.exact.find(hash, this.joined, 0, whole);
    if (found <= NOTHING) return token;
    this.emit(found, token, token + 1, READING.undone);
    return token + 2;
  }

  /** Pieces with no space between them; gives the last token of the word read, or -1. */
  private readChunk(token: number, value: number): number {
    const { tokens, vocabulary } = this;
    let last = token;
    while (
      last + 1 < tokens.count &&
      last - token < MOST_PIECES &&
      ((tokens.gap[last + 1] ?? 0) & GAP.space) === 0
    )
      last++;
    for (let end = last; end >= token; end--) {
      const glued = end > token;
      if (glued && this.onlyElided(token, end)) continue;
      const size = this.join(token, end);
      if (size > LONGEST_JOIN) continue;
      if (glued) {
        const hash = hashOf(this.joined, 0, size);
        const whole = vocabulary.exact.find(hash, this.joined, 0, size);
        if (whole > NOTHING && size > 2 && (value < 0 || end > token + 1 || !this.isPlain(token, end))) {
          const masked =
            end === token + 1 && !vocabulary.robust.mayHold(hash) ? this.findMasked(token) : NOTHING;
          this.emit(masked > NOTHING ? masked : whole, token, end, READING.undone);
          return end;
        }
        const masked = end === token + 1 && !this.isPlain(token, end) ? this.findMasked(token) : NOTHING;
        if (masked > NOTHING) {
          this.emit(masked, token, end, READING.guessed);
          return end;
        }
      }
      const decoded = this.findSigned(token, end, value);
      if (decoded > NOTHING) {
        this.emit(decoded, token, end, READING.undone);
        return end;
      }
    }
    return -1;
  }

  /** Whether a token stands for itself: an ordinary word, an elided one, or a longer one that a rule knows. */
  private isWord(token: number): boolean {
    const { tokens, vocabulary } = this;
    const first = tokens.first[token] ?? 0;
    const length = tokens.length[token] ?? 0;
    const hash = tokens.hash[token] ?? 0;
    if (length === 1) return ELIDED.has(tokens.chars[first] ?? 0);
    if (vocabulary.common.find(hash, tokens.chars, first, length) >= 0) return true;
    return length > 2 && vocabulary.exact.find(hash, tokens.chars, first, length) >= 0;
  }

  /** Whether only apostrophes and hyphens stand between ordinary words, as French writes l’école and peux-tu. */
  private isPlain(token: number, end: number): boolean {
    for (let at = token; at <= end; at++) {
      if (at > token && ((this.tokens.gap[at] ?? 0) & (GAP.apostrophe | GAP.hyphen)) === 0) return false;
      if (!this.isWord(at)) return false;
    }
    return true;
  }

  private onlyElided(token: number, end: number): boolean {
    return (
      ((this.tokens.gap[token + 1] ?? 0) & GAP.apostrophe) !== 0 &&
      (this.tokens.length[token] ?? 0) < 3 &&
      end > token + 1
    );
  }

  /** A word with one letter hidden behind a sign. */
  private findMasked(token: number): number {
    const { tokens, vocabulary } = this;
    const hidden = (tokens.start[token + 1] ?? 0) - (tokens.end[token] ?? 0);
    const gap = tokens.gap[token + 1] ?? 0;
    if (hidden !== 1 || (gap & (GAP.punctuation | GAP.leet)) === 0) return NOTHING;
    const size = this.join(token, token + 1);
    if (size > LONGEST_JOIN) return NOTHING;
    const shortened = vocabulary.shortened.find(hashOf(this.joined, 0, size), this.joined, 0, size);
    const left = tokens.length[token] ?? 0;
    const shown = String.fromCharCode(...this.joined.subarray(0, size));
    const meant = vocabulary.candidates[shortened]?.find(
      (word) => word.slice(0, left) + word.slice(left + 1) === shown,
    );
    return meant === undefined ? NOTHING : vocabulary.robustSymbolOf(meant);
  }

  /** Digits and signs among letters, read as letters. */
  private findSigned(token: number, end: number, value: number): number {
    const { tokens } = this;
    let digits = 0;
    let letters = 0;
    let signs = 0;
    for (let at = token; at <= end; at++) {
      const flags = tokens.flags[at] ?? 0;
      if ((flags & TOKEN.digits) !== 0) digits++;
      if ((flags & TOKEN.letters) !== 0) letters++;
      if (at > token && ((tokens.gap[at] ?? 0) & GAP.leet) !== 0) signs++;
    }
    if (this.signBefore(token)) signs++;
    const tail = this.signsFrom(tokens.end[end] ?? 0, 1);
    signs += tail;
    if (letters === 0 || digits + signs === 0 || (value > NOTHING && signs === 0 && end === token))
      return NOTHING;
    if (signs > 0) {
      for (let after = tail; after >= 0; after = after > 0 ? 0 : -1) {
        const signed = this.findLeet(this.joined, 0, this.joinWithSigns(token, end, after));
        if (signed > NOTHING) return signed;
      }
    }
    return digits > 0 ? this.findLeet(this.joined, 0, this.join(token, end)) : NOTHING;
  }

  /** Like `join`, with the signs that may stand for letters: before the first token, between, and `after` the last. */
  private joinWithSigns(token: number, end: number, after: number): number {
    const { tokens, joined, text } = this;
    let size = 0;
    const addSigns = (from: number, to: number): void => {
      for (let i = from; i < to && size < LONGEST_JOIN; i++) {
        const code = text.charCodeAt(i);
        if (isSign(code)) joined[size++] = code;
      }
    };
    for (let at = token; at <= end; at++) {
      const start = tokens.start[at] ?? 0;
      addSigns(at > token ? (tokens.end[at - 1] ?? 0) : start - this.signsFrom(start - 1, -1), start);
      const first = tokens.first[at] ?? 0;
      for (let i = 0; i < (tokens.length[at] ?? 0) && size < LONGEST_JOIN; i++)
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

  private findLeet(chars: Uint16Array, first: number, length: number): number {
    if (length < 2 || length > LONGEST_JOIN) return NOTHING;
    for (let i = 0; i < length; i++) this.scratch[i] = leetCode(chars[first + i] ?? 0);
    const { leet } = this.vocabulary;
    const found = leet.find(hashOf(this.scratch, 0, length), this.scratch, 0, length);
    if (found > NOTHING || length < 5) return found;
    return this.findSingled(this.scratch, 0, length);
  }

  private findSingled(chars: Uint16Array, first: number, length: number): number {
    let size = 0;
    for (let i = 0; i < length; i++) {
      const code = chars[first + i] ?? 0;
      if (size > 0 && this.scratch[size - 1] === code) continue;
      if (size === LONGEST_JOIN) return NOTHING;
      this.scratch[size++] = code;
    }
    if (size < 3 || size === length) return NOTHING;
    return this.vocabulary.singled.find(hashOf(this.scratch, 0, size), this.scratch, 0, size);
  }

  private readonly scratch = new Uint16Array(LONGEST_JOIN + 1);

  /** Reads a token that is several words written without spaces. */
  private readGlued(word: string, token: number): boolean {
    let cut = this.cuts.get(word);
    if (cut === undefined) {
      const first = this.tokens.first[token] ?? 0;
      cut = this.cut(this.tokens.chars, first, this.tokens.length[token] ?? 0);
      if (this.cuts.size >= MOST_CUTS) this.cuts = new Map();
      if (word.length < LONGEST_JOIN) this.cuts.set(word, cut);
    }
    for (const { value } of cut) this.emit(value, token, token, READING.cut);
    return cut.length > 0;
  }

  /** The words that a row of letters without spaces is made of; none unless one of them is robust, or there are many. */
  private cut(chars: Uint16Array, first: number, length: number): Cut[] {
    const { exact, robust, segmenter } = this.vocabulary;
    const segments = segmenter.cut(chars, first, length) ?? [];
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
    const isSentence = length >= GLUED_SENTENCE && cut.filter(({ value }) => value > NOTHING).length > 2;
    return isSentence || segments.some(isRobust) ? cut : [];
  }

  private join(token: number, end: number): number {
    const { tokens } = this;
    let size = 0;
    for (let at = token; at <= end; at++) {
      if (((tokens.flags[at] ?? 0) & TOKEN.emoji) !== 0) continue;
      const first = tokens.first[at] ?? 0;
      const length = tokens.length[at] ?? 0;
      if (size + length > LONGEST_JOIN) return LONGEST_JOIN + 1;
      for (let i = 0; i < length; i++) this.joined[size++] = tokens.chars[first + i] ?? 0;
    }
    return size;
  }

  private growJoined(size: number): void {
    if (size < this.joined.length) return;
    const joined = new Uint16Array(size * 2);
    joined.set(this.joined);
    this.joined = joined;
    const owner = new Int32Array(size * 2);
    owner.set(this.owner);
    this.owner = owner;
  }

  private emit(value: number, first: number, last: number, reading: number): void {
    if (value < EXPANSION) {
      this.put(value, first, last, reading);
      return;
    }
    for (const symbol of this.vocabulary.expansions[value - EXPANSION] ?? [])
      this.put(symbol, first, last, reading);
  }

  private emitShape(
    shape: Parameters<Vocabulary['shapeSymbols']['get']>[0],
    first: number,
    last: number,
  ): void {
    this.put(this.vocabulary.shapeSymbols.get(shape) ?? NOTHING, first, last, READING.exact);
  }

  private endSentence(token: number): void {
    if (this.count > 0 && this.symbols[this.count - 1] === EDGE_SYMBOL) return;
    this.put(EDGE_SYMBOL, token, token, READING.exact);
    this.sentenceCount++;
  }

  private put(symbol: number, first: number, last: number, reading: number): void {
    if (this.count === this.symbols.length) {
      this.symbols = doubled(this.symbols);
      this.firstToken = doubled(this.firstToken);
      this.lastToken = doubled(this.lastToken);
      this.sentences = doubled(this.sentences);
      const readings = new Uint8Array(this.readings.length * 2);
      readings.set(this.readings);
      this.readings = readings;
    }
    const at = this.count++;
    this.symbols[at] = symbol;
    this.firstToken[at] = first;
    this.lastToken[at] = last;
    this.readings[at] = reading;
    this.sentences[at] = this.sentenceCount;
  }
}

/** A sign, not a letter or a digit, that may stand for a letter. */
const isSign = (code: number): boolean => (code < 128 ? SIGNS.has(code) : code === 0x20ac || code === 0xa3);
const SIGNS = new Set(Array.from('@$!|+', (sign) => sign.charCodeAt(0)));

const isWide = (gap: number): boolean => (gap & GAP.wide) !== 0;

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** The characters of a token as a string; `apply` takes typed arrays as they are, where a spread would walk them. */
const wordAt = (chars: Uint16Array, first: number, length: number): string =>
  String.fromCharCode.apply(
    null,
    chars.subarray(first, first + Math.min(length, LONGEST_JOIN)) as unknown as number[],
  );

/** 8h, 14h30, 8h05 */
function isHour(chars: Uint16Array, first: number, length: number): boolean {
  return length < 6 && /^\d{1,2}h(\d\d)?$/.test(wordAt(chars, first, length));
}
