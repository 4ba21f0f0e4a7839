import type { Reader } from '../read/reader';
import { EDGE_SYMBOL, NOTHING } from '../read/vocabulary';
import { eachWordFeature, type GroupFeatures, tokenOfWord } from './features';

type Take = (feature: number) => void;

/** Takes the features of a position. */
export interface FeatureVisitor {
  /** Of the groups of its word, which a disguise does not hide. */
  group: Take;
  /** Of its groups with those of the two positions before. */
  pair: Take;
  /** Of the word as it is written. */
  letters: Take;
}

/** Visits the features of one position of the text that was read. */
export function visitFeatures(
  reader: Reader,
  groups: GroupFeatures,
  at: number,
  visitor: FeatureVisitor,
): void {
  visitGroups(groups, reader.view.symbols[at] ?? NOTHING, visitor.group);
  visitPairs(reader, groups, at, visitor.pair);
  const token = tokenOfWord(reader.view, reader.tokens, at);
  if (token >= 0) visitLetters(reader, token, visitor.letters);
}

export function visitGroups(groups: GroupFeatures, symbol: number, take: Take): void {
  takeFound(groups, groups.findOf(symbol), take);
}

export function visitPairs({ view }: Reader, groups: GroupFeatures, at: number, take: Take): void {
  const { symbols } = view;
  const symbol = symbols[at] ?? NOTHING;
  if (at > 0) takeFound(groups, groups.findOfPair(symbols[at - 1] ?? NOTHING, symbol), take);
  if (at > 1 && symbols[at - 1] !== EDGE_SYMBOL)
    takeFound(groups, groups.findOfPair(symbols[at - 2] ?? NOTHING, symbol), take);
}

export function visitLetters({ tokens }: Reader, token: number, take: Take): void {
  const { hash, chars, first, length } = tokens;
  eachWordFeature(hash[token] ?? 0, chars, first[token] ?? 0, length[token] ?? 0, take);
}

function takeFound({ found }: GroupFeatures, count: number, take: Take): void {
  for (let i = 0; i < count; i++) take(found[i] ?? 0);
}
