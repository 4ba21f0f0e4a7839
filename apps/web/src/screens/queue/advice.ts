import type { Category } from '../../data/lexicon';
import type { Move } from '../../data/queue';

/** The kinds of findings that call for something else each; a death threat is a threat here. */
const KINDS = [
  'self-harm',
  'threat',
  'weapon',
  'violence',
  'sexual',
  'hate',
  'harassment',
  'doxxing',
  'phishing',
] as const satisfies readonly Category[];

export type Kind = (typeof KINDS)[number];

/** What was found, care first, then danger, then the rest. */
export function kindsOf(matches: readonly { category: Category }[]): Kind[] {
  const found = new Set(matches.map(({ category }) => (category === 'killing' ? 'threat' : category)));
  return KINDS.filter((kind) => found.has(kind));
}

/** The decisions that advice names, in its order, each with the kinds that it can be right for. */
const ADVISED = [
  { move: 'return', kinds: ['harassment', 'doxxing', 'phishing'] },
  { move: 'reject', kinds: ['sexual', 'hate'] },
  // The direction need not hear of the other two, unless somebody says so.
  { move: 'escalate', kinds: KINDS.filter((kind) => kind !== 'doxxing' && kind !== 'phishing') },
  { move: 'retract', kinds: KINDS },
  { move: 'clear', kinds: KINDS },
  { move: 'seal', kinds: KINDS },
] as const satisfies readonly { move: Move; kinds: readonly Kind[] }[];

export type AdvisedMove = (typeof ADVISED)[number]['move'];

/** Which decisions to advise, among those that are open to this person on this item. */
export const advisedMoves = (found: readonly Kind[], open: readonly Move[]): AdvisedMove[] =>
  ADVISED.filter(
    ({ move, kinds }) => open.includes(move) && found.some((kind) => kinds.some((each) => each === kind)),
  ).map(({ move }) => move);
