import type { Reader } from '../read/reader';
import { EDGE_SYMBOL, NOTHING } from '../read/vocabulary';
import { eachWordFeature, type GroupFeatures, tokenOfWord } from './features';

/** Collects the features of every position as they are: for training, and for the few texts that are held. */
export class Collector {
  /** Of the groups of words, which a disguise does not hide. */
  readonly groups: number[][] = [];
  /** Of the words as they are written. */
  readonly words: number[][] = [];

  constructor(
    private readonly reader: Reader,
    private readonly groupFeatures: GroupFeatures,
  ) {}

  /** Collects from a stretch of the text that the reader has read; the first of its positions becomes 0. */
  read(first = 0, last = this.reader.view.count - 1): void {
    const { view, tokens } = this.reader;
    const { symbols } = view;
    for (let at = first; at <= last; at++) {
      const symbol = symbols[at] ?? NOTHING;
      const groups: number[] = [];
      const words: number[] = [];
      const takeGroup = (feature: number): number => groups.push(feature);
      this.groupFeatures.each(symbol, takeGroup);
      if (at > 0) this.groupFeatures.eachPair(symbols[at - 1] ?? NOTHING, symbol, takeGroup);
      if (at > 1 && symbols[at - 1] !== EDGE_SYMBOL)
        this.groupFeatures.eachPair(symbols[at - 2] ?? NOTHING, symbol, takeGroup);
      const token = tokenOfWord(view, tokens, at);
      if (token >= 0) {
        const { hash, chars, first, length } = tokens;
        eachWordFeature(hash[token] ?? 0, chars, first[token] ?? 0, length[token] ?? 0, (feature) =>
          words.push(feature),
        );
      }
      this.groups.push(groups);
      this.words.push(words);
    }
  }

  featuresAt(position: number): number[] {
    return [...(this.groups[position] ?? []), ...(this.words[position] ?? [])];
  }
}
