import type { LinkKnowledge } from '../lexicon/lexicon';
import { GAP, isSentenceEnd } from '../text/gap';
import { TOKEN, Tokens } from '../text/tokens';
import { Decoder, LONGEST_WORD } from './decoder';
import { Guesser } from './guess';
import { LetterRuns } from './letter-runs';
import { findLinks, type Link } from './links';
import { phoneAt } from './phones';
import { Pieces } from './pieces';
import { READING, View } from './view';
import type { Meaning } from './strangers';
import { type Cut, NOTHING, type Vocabulary } from './vocabulary';
import { WrittenWords } from './written-words';

const NO_LINKS: readonly Link[] = [];
const SHORTEST_GLUED = 6;
/** From here on a word is rather several written together than one misspelt. */
const RATHER_GLUED = 11;
/** So many words written together are no chance. */
const SENTENCE = 4;
/** Where one word of so many holds digits, numbers may be words. */
const LEET_SHARE = 4;

/** What ordinary words have none of. */
const UNLIKE_WORDS = TOKEN.digits | TOKEN.emoji;
/** What keeps two words from being one, beside a space. */
const PARTING = GAP.newline | GAP.punctuation | GAP.apostrophe;

/** Reads texts into the view that the rules run over, one after another. */
export class Reader {
  readonly view: View;
  readonly words: WrittenWords;
  private readonly decoder: Decoder;
  private readonly runs: LetterRuns;
  private readonly pieces: Pieces;
  private readonly guesser: Guesser;
  /** The token before which a ! or a | is a letter, and ends no sentence. */
  private continued = -1;
  /** How many words hold both letters and digits; -1 when nobody has asked. */
  private leetWords = -1;
  private readonly asksPhones: boolean;
  private text = '';
  private names: ReadonlySet<string> = new Set();

  /**
   * Without `links` no address is told from other words; readers that take turns on the same texts may share their
   * `tokens`.
   */
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly links?: LinkKnowledge,
    readonly tokens = new Tokens(),
  ) {
    this.asksPhones = vocabulary.shapeSymbols.has('phone');
    this.view = new View(vocabulary);
    this.decoder = new Decoder(vocabulary);
    this.runs = new LetterRuns(this.tokens, vocabulary, this.decoder, this.view);
    this.words = new WrittenWords(this.tokens, vocabulary);
    this.pieces = new Pieces(this.tokens, this.words, vocabulary, this.decoder);
    this.guesser = new Guesser(vocabulary);
  }

  /** Reads a text; `names` are the folded words of a school's directory. */
  read(text: string, names: ReadonlySet<string>): void {
    const { tokens, view } = this;
    this.text = text;
    this.names = names;
    tokens.read(text);
    const links = tokens.mayHaveLinks ? this.linksIn(text) : NO_LINKS;
    view.clear();
    this.vocabulary.strangers.makeRoom();
    this.runs.clear();
    this.continued = -1;
    this.leetWords = -1;
    this.words.lookUp();
    this.pieces.open(text);
    let link = 0;
    for (let token = 0; token < tokens.count;) {
      if (isSentenceEnd(tokens.gap[token] ?? 0) && token !== this.continued) view.endSentence(token);
      const start = tokens.start[token] ?? 0;
      while ((links[link]?.end ?? Infinity) <= start) link++;
      const found = links[link];
      if (found !== undefined && found.start <= start) token = this.readLink(found, token);
      else if (this.standsAlone(token)) {
        view.add(this.words.values[token] ?? NOTHING, token, token, READING.exact);
        token++;
      } else token = this.readAt(token);
    }
    view.endSentence(tokens.count);
  }

  /**
   * Whether a token is an ordinary word among others, as nearly all are: then it means what it is written like, and nothing
   * of what `readAt` tries would change that.
   */
  private standsAlone(token: number): boolean {
    const { count, flags, gap, length } = this.tokens;
    const { isWord, values } = this.words;
    const value = values[token] ?? NOTHING;
    if (isWord[token] !== 1 || value < NOTHING || (value === NOTHING && this.names.size > 0)) return false;
    if (((flags[token] ?? 0) & UNLIKE_WORDS) !== 0) return false;
    const next = token + 1;
    const behind = gap[next] ?? 0;
    if ((((gap[token] ?? 0) | behind) & GAP.leet) !== 0) return false;
    if (next === count) return true;
    if (length[token] === 1 && (length[next] === 1 || ((flags[next] ?? 0) & TOKEN.emoji) !== 0)) return false;
    if ((behind & GAP.space) !== 0) return isWord[next] === 1 || (behind & PARTING) !== 0;
    // L’école, peux-tu: written together, but not with more.
    if ((behind & (GAP.apostrophe | GAP.hyphen)) === 0 || isWord[next] !== 1) return false;
    const last = gap[next + 1] ?? 0;
    const isPair = next + 1 === count || (last & GAP.space) !== 0;
    return isPair && (last & GAP.leet) === 0 && ((flags[next] ?? 0) & UNLIKE_WORDS) === 0;
  }

  private linksIn(text: string): readonly Link[] {
    const isAsked = this.vocabulary.shapeSymbols.has('link');
    return isAsked && this.links !== undefined ? findLinks(text, this.links) : NO_LINKS;
  }

  private readLink({ end, odd }: Link, token: number): number {
    const { tokens } = this;
    let last = token;
    while (last + 1 < tokens.count && (tokens.start[last + 1] ?? 0) < end) last++;
    this.view.addShape(odd ? 'odd-link' : 'link', token, last);
    return last + 1;
  }

  /** Reads one word that begins with a token and gives the next token. */
  private readAt(token: number): number {
    const { tokens, view } = this;
    const flags = tokens.flags[token] ?? 0;
    const first = tokens.first[token] ?? 0;
    const length = tokens.length[token] ?? 0;
    if ((flags & TOKEN.digits) !== 0 && this.asksPhones) {
      const phone = phoneAt(this.text, tokens, token);
      if (phone !== undefined) {
        view.addShape(phone.isMobile ? 'mobile' : 'phone', token, phone.last);
        return phone.last + 1;
      }
    }
    if (length === 1 && (flags & TOKEN.emoji) === 0) {
      const next = this.runs.read(token);
      if (next > token) return next;
    }
    const value = this.words.values[token] ?? NOTHING;
    const joined = this.pieces.wordFrom(token, value);
    if (joined !== undefined) {
      view.add(joined.value, token, joined.last, joined.reading);
      if ((joined.signs ?? 0) > 0) this.continued = joined.last + 1;
      return joined.last + 1;
    }
    if (value === NOTHING && this.names.size > 0 && this.isName(token)) view.addShape('name', token, token);
    else if (value >= 0) view.add(value, token, token, READING.exact);
    else this.readUnknown(token, flags, first, length);
    return token + 1;
  }

  private readUnknown(token: number, flags: number, first: number, length: number): void {
    const { tokens, view } = this;
    const hasLetters = (flags & TOKEN.letters) !== 0;
    if ((flags & TOKEN.digits) !== 0 && (!hasLetters || isHour(tokens.chars, first, length))) {
      const word = !hasLetters && this.isLeet() ? this.decoder.leet(tokens.chars, first, length) : NOTHING;
      if (word > NOTHING) {
        view.add(word, token, token, READING.undone);
        return;
      }
      view.addShape(hasLetters ? 'hour' : 'number', token, token);
      return;
    }
    if ((flags & TOKEN.doubled) !== 0) {
      const once = this.decoder.singled(tokens.chars, first, length);
      if (once > NOTHING) {
        view.add(once, token, token, (flags & TOKEN.tripled) !== 0 ? READING.undone : READING.guessed);
        return;
      }
    }
    if (!hasLetters || (!this.vocabulary.hasRobust && this.names.size === 0)) {
      view.add(NOTHING, token, token, READING.exact);
      return;
    }
    if (this.names.size > 0 && this.names.has(wordAt(tokens.chars, first, length))) {
      view.addShape('name', token, token);
      return;
    }
    const meaning = this.meaningOf(token);
    if (typeof meaning === 'number') view.add(meaning, token, token, READING.guessed);
    else {
      const reading = meaning.length >= SENTENCE ? READING.undone : READING.cut;
      for (const { value } of meaning) view.add(value, token, token, reading);
    }
  }

  /** What is made of a word of no table, by what was made of it before if it is remembered. */
  private meaningOf(token: number): Meaning {
    const { strangers } = this.vocabulary;
    const { hash, chars, first, length } = this.tokens;
    const from = first[token] ?? 0;
    const size = length[token] ?? 0;
    if (size > LONGEST_WORD) return this.workOut(token);
    const known = strangers.table.indexOf(hash[token] ?? 0, chars, from, size);
    const meaning = known < 0 ? this.workOut(token) : strangers.meaningAt(known);
    const number = known < 0 ? strangers.add(hash[token] ?? 0, chars, from, size, meaning) : known;
    this.words.setStranger(token, number);
    return meaning;
  }

  /** Several words written without spaces, or one that was misspelt, or nothing. */
  private workOut(token: number): Meaning {
    const { chars, first, length } = this.tokens;
    const from = first[token] ?? 0;
    const size = length[token] ?? 0;
    const cut = (): readonly Cut[] => this.decoder.cut(chars, from, size);
    const glued = size >= RATHER_GLUED ? cut() : [];
    if (glued.length > 0) return glued;
    const guessed = this.guesser.guess(wordAt(chars, from, size));
    if (guessed !== NOTHING || size < SHORTEST_GLUED || size >= RATHER_GLUED) return guessed;
    const split = cut();
    return split.length > 0 ? split : NOTHING;
  }

  /** Whether an ordinary word is written like a name and is one in the directory: Martin, Petit, Rose. */
  private isName(token: number): boolean {
    const { tokens } = this;
    const capital = this.text.charAt(tokens.start[token] ?? 0);
    if (capital === capital.toLowerCase()) return false;
    return this.names.has(wordAt(tokens.chars, tokens.first[token] ?? 0, tokens.length[token] ?? 0));
  }

  /** Whether so many words hold digits that numbers may be words as well: 0n v4 73 7u3r. */
  private isLeet(): boolean {
    if (this.leetWords < 0) {
      const { count, flags } = this.tokens;
      this.leetWords = 0;
      for (let token = 0; token < count; token++) {
        const both = TOKEN.digits | TOKEN.letters;
        if (((flags[token] ?? 0) & both) === both) this.leetWords++;
      }
    }
    return this.leetWords > 1 && this.leetWords * LEET_SHARE >= this.tokens.count;
  }
}

/** The characters of a token as a string; `apply` takes typed arrays as they are, where a spread would walk them. */
const wordAt = (chars: Uint16Array, first: number, length: number): string =>
  String.fromCharCode.apply(
    null,
    chars.subarray(first, first + Math.min(length, LONGEST_WORD)) as unknown as number[],
  );

/** 8h, 14h30, 8h05 */
function isHour(chars: Uint16Array, first: number, length: number): boolean {
  return length < 6 && /^\d{1,2}h(\d\d)?$/.test(wordAt(chars, first, length));
}
