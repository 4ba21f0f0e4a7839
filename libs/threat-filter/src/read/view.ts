import type { Shape } from '../lexicon/pattern';
import { EDGE_SYMBOL, EXPANSION, NOTHING, type Vocabulary } from './vocabulary';

/** How a word was recognised: as it is written, after undoing a disguise, cut out of a longer one, or by a guess. */
export const READING = { exact: 0, undone: 1, cut: 2, guessed: 3 } as const;

/**
 * The words of one text as the rules see them: one symbol for each word read, with the tokens it was read from. Arrays
 * are used again for the next text.
 */
export class View {
  count = 0;
  symbols = new Int32Array(512);
  firstToken = new Int32Array(512);
  lastToken = new Int32Array(512);
  readings = new Uint8Array(512);
  sentences = new Int32Array(512);
  private sentence = 0;

  constructor(private readonly vocabulary: Vocabulary) {}

  clear(): void {
    this.count = 0;
    this.sentence = 0;
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
    if (this.count === this.symbols.length) this.grow();
    const at = this.count++;
    this.symbols[at] = symbol;
    this.firstToken[at] = first;
    this.lastToken[at] = last;
    this.readings[at] = reading;
    this.sentences[at] = this.sentence;
  }

  private grow(): void {
    this.symbols = doubled(this.symbols);
    this.firstToken = doubled(this.firstToken);
    this.lastToken = doubled(this.lastToken);
    this.sentences = doubled(this.sentences);
    const readings = new Uint8Array(this.readings.length * 2);
    readings.set(this.readings);
    this.readings = readings;
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
