import commonWords from '../../data/common-words.json';
import { foldWords, type Shape } from './pattern';

const ranks = new Map(commonWords.words.split(' ').map((word, rank) => [word, rank]));
/** The rank of all words that are not among the common ones. */
const RARE = 10_000;
const COMMON_WORDS = 2000;

/** The share of a word, folded, among all words of messages; by Zipf’s law its rank tells. */
export const frequencyOf = (word: string): number => 0.1 / ((ranks.get(word) ?? RARE) + 3);

/** The share of shapes, roughly; the edge of a sentence is in every text. */
export const SHAPE_FREQUENCIES: Readonly<Record<Shape, number>> = {
  edge: 1,
  number: 0.02,
  hour: 0.005,
  name: 0.002,
  phone: 0.001,
  mobile: 0.001,
  link: 0.001,
  'odd-link': 0.0001,
};

/** The words that are met most in some texts, folded, most frequent first. */
export function commonWordsIn(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of foldWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const inOrder = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return inOrder.slice(0, COMMON_WORDS).map(([word]) => word);
}
