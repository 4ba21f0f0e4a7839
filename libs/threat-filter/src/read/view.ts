import type { Shape } from '../lexicon/pattern';
import { roomFor } from '../text/room';
import { EDGE_SYMBOL, EXPANSION, NOTHING, type Vocabulary } from './vocabulary';

/** How a word was recognised: as it is written, after undoing a disguise, cut out of a longer one, or by a guess. */
export const READING = { exact: 0, undone: 1, cut: 2, guessed: 3 } as const;

const FEWEST = 512;

/**
 * The words of one text as the rules see them: one symbol for each word read, with the tokens it was read from. Arrays
 * are used again for the next text.
 */
export class View {
  count = 0;
  symbols = new Int32Array(FEWEST);
  firstToken = new Int32Array(FEWEST);
  lastToken = new Int32Array(FEWEST);
  readings = new Uint8Array(FEWEST);
  sentences = new Int32Array(FEWEST);
  private sentence = 0;

  constructor(private readonly vocabulary: Vocabulary) {}

  clear(): void {
    this.count = 0;
    this.sentence = 0;
    this.resize(roomFor(0, this.symbols.length, FEWEST));
  }

  /** Adds what a value of the vocabulary stands for, one symbol or several. */
  add(value: number, first: number, last: number, reading: number): void {
    if (value < EXPANSION) {
      this.put(value, first, last, reading);
      return;
    }
    for (const symbol of this.vocabulary.expansions[value - EXPANSION] ?? [])
      this.put(symbol, first, last, reading);
  }

  addShape(shape: Shape, first: number, last: number): void {
    this.put(this.vocabulary.shapeSymbols.get(shape) ?? NOTHING, first, last, READING.exact);
  }

  endSentence(token: number): void {
    if (this.count > 0 && this.symbols[this.count - 1] === EDGE_SYMBOL) return;
    this.put(EDGE_SYMBOL, token, token, READING.exact);
    this.sentence++;
  }

  /** The symbols, with those inside some stretches meaning nothing, but for the edges of sentences. */
  silenced(stretches: readonly { from: number; to: number }[]): Int32Array {
    const symbols = this.symbols.slice(0, this.count);
    for (const { from, to } of stretches)
      for (let at = from; at <= to; at++) if (symbols[at] !== EDGE_SYMBOL) symbols[at] = NOTHING;
    return symbols;
  }

  private put(symbol: number, first: number, last: number, reading: number): void {
    if (this.count === this.symbols.length) this.resize(this.count * 2);
    const at = this.count++;
    this.symbols[at] = symbol;
    this.firstToken[at] = first;
    this.lastToken[at] = last;
    this.readings[at] = reading;
    this.sentences[at] = this.sentence;
  }

  /** Moves what has been added to arrays of another size. */
  private resize(room: number): void {
    if (room === this.symbols.length) return;
    const resized = (array: Int32Array): Int32Array<ArrayBuffer> => {
      const copy = new Int32Array(room);
      copy.set(array.subarray(0, this.count));
      return copy;
    };
    const readings = new Uint8Array(room);
    readings.set(this.readings.subarray(0, this.count));
    this.readings = readings;
    this.firstToken = resized(this.firstToken);
    this.lastToken = resized(this.lastToken);
    this.sentences = resized(this.sentences);
    // Last, for it says how much room there is: when memory runs out before, the next word tries again.
    this.symbols = resized(this.symbols);
  }
}
