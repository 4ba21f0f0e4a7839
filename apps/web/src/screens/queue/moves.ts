import type { Move, QueueItem } from '../../data/queue';

/** Moves that words go with: they must where the author is told no, they may where the matter is handed on. */
type MoveWithWords = 'reject' | 'return' | 'retract' | 'escalate' | 'seal';

interface Keyed {
  /** The letter that makes the move. */
  key: string;
}

/** A move as the console offers it. */
export type OfferedMove =
  | (Keyed & { move: Exclude<Move, MoveWithWords>; words: 'none' })
  | (Keyed & { move: MoveWithWords; words: 'needed' | 'possible' });

type Action = QueueItem['allowedActions'][number];

const MOVES: readonly (OfferedMove & { action: Action; states: readonly QueueItem['state'][] })[] = [
  { move: 'approve', key: 'a', words: 'none', action: 'queue.approve', states: ['held'] },
  { move: 'reject', key: 'r', words: 'needed', action: 'queue.refuse', states: ['held'] },
  { move: 'return', key: 'm', words: 'needed', action: 'queue.refuse', states: ['held'] },
  { move: 'escalate', key: 'e', words: 'possible', action: 'queue.escalate', states: ['held'] },
  { move: 'clear', key: 'c', words: 'none', action: 'quarantine.clear', states: ['quarantined'] },
  { move: 'seal', key: 's', words: 'possible', action: 'quarantine.seal', states: ['quarantined'] },
  { move: 'keep', key: 'g', words: 'none', action: 'queue.keep', states: ['delivered'] },
  { move: 'retract', key: 'r', words: 'needed', action: 'message.retract', states: ['delivered'] },
];

/** What can be done to this item now: what the server allows, where the item stands. */
export const movesOf = (item: QueueItem): OfferedMove[] =>
  MOVES.filter(({ action, states }) => states.includes(item.state) && item.allowedActions.includes(action));

/** Whether a message may be approved among others: read whole, never one that the filter or a reader points at. */
export const mayGoTogether = (item: QueueItem): boolean =>
  item.state === 'held' &&
  item.outcome === 'clear' &&
  item.round === 1 &&
  item.text !== null &&
  item.allowedActions.includes('queue.approve');
