import { roomFor } from '../text/room';
import { GAP } from '../text/gap';
import { TOKEN, type Tokens } from '../text/tokens';
import { hashOf } from '../text/word-table';
import type { Decoder } from './decoder';
import { READING, type View } from './view';
import { NOTHING, type Vocabulary } from './vocabulary';

const SHORTEST_RUN = 3;
const FEWEST = 256;

/** b o m b e, b.o.m.b.e, b💥o💥m💥b💥e: single letters that make words together. */
export class LetterRuns {
  private letters = new Uint16Array(FEWEST);
  /** The token that each letter comes from. */
  private owner = new Int32Array(FEWEST);
  /** The token after a run that made no word: it is not read again from its second letter. */
  private past = 0;

  constructor(
    private readonly tokens: Tokens,
    private readonly vocabulary: Vocabulary,
    private readonly decoder: Decoder,
    private readonly view: View,
  ) {}

  /** To be called for each new text. */
  clear(): void {
    this.past = 0;
    this.resize(roomFor(0, this.letters.length, FEWEST), 0);
  }

  /** Reads the run that begins with a token of one letter; the next token, or the same when it makes no word. */
  read(token: number): number {
    if (token < this.past) return token;
    const { end, letters, hasWide } = this.extent(token);
    if (letters < SHORTEST_RUN) return token;
    const { tokens, view } = this;
    const before = view.count;
    let understood = false;
    for (let from = token; from < end;) {
      let size = 0;
      let to = from;
      for (; to < end; to++) {
        if (((tokens.flags[to] ?? 0) & TOKEN.emoji) !== 0) continue;
        if (hasWide && size > 0 && isWide(tokens.gap[to] ?? 0)) break;
        if (size === this.letters.length) this.resize(size * 2, size);
        this.letters[size] = tokens.chars[tokens.first[to] ?? 0] ?? 0;
        this.owner[size++] = to;
      }
      understood = this.spell(size) || understood;
      from = to;
    }
    if (understood) return end;
    view.count = before;
    this.past = end;
    return token;
  }

  /** How far single letters go; where some of the gaps between them are wide, those separate words. */
  private extent(token: number): { end: number; letters: number; hasWide: boolean } {
    const { tokens } = this;
    let end = token;
    let letters = 0;
    let hasWide = false;
    for (; end < tokens.count; end++) {
      if (((tokens.flags[end] ?? 0) & TOKEN.emoji) !== 0) continue;
      if ((tokens.length[end] ?? 0) !== 1) break;
      const gap = tokens.gap[end] ?? 0;
      if (end > token && (gap & GAP.newline) !== 0) break;
      hasWide ||= end > token && isWide(gap);
      letters++;
    }
    while (end > token && ((tokens.flags[end - 1] ?? 0) & TOKEN.emoji) !== 0) end--;
    // The c of “c’est” belongs to what follows.
    if (end > token && ((tokens.gap[end] ?? 0) & GAP.apostrophe) !== 0) {
      end--;
      letters--;
    }
    return { end, letters, hasWide };
  }

  /** Reads `letters[0 … size)` as a word, or as several; false when they mean nothing. */
  spell(size: number): boolean {
    const { vocabulary, decoder, view, letters, owner } = this;
    const first = owner[0] ?? 0;
    const last = owner[size - 1] ?? 0;
    const value = vocabulary.exact.find(hashOf(letters, 0, size), letters, 0, size);
    if (value >= 0) {
      view.add(value, first, last, READING.undone);
      return value > NOTHING && size >= SHORTEST_RUN;
    }
    let decoded = decoder.leet(letters, 0, size);
    if (decoded <= NOTHING) decoded = decoder.singled(letters, 0, size);
    if (decoded > NOTHING) {
      view.add(decoded, first, last, READING.undone);
      return true;
    }
    const cut = size > SHORTEST_RUN ? decoder.cut(letters, 0, size) : [];
    for (const word of cut)
      view.add(word.value, owner[word.first] ?? first, owner[word.last] ?? last, READING.undone);
    return cut.length > 0;
  }

  /** Moves the first letters to arrays of another size. */
  private resize(room: number, kept: number): void {
    if (room === this.letters.length) return;
    const owner = new Int32Array(room);
    owner.set(this.owner.subarray(0, kept));
    const letters = new Uint16Array(room);
    letters.set(this.letters.subarray(0, kept));
    this.owner = owner;
    this.letters = letters;
  }
}

const isWide = (gap: number): boolean => (gap & GAP.wide) !== 0;
