import type { Schema } from '../api/client';

export type Message = Schema['MessageDto'];

/** What this device holds of one channel: consecutive messages, oldest first, the latest included. */
export interface History {
  readonly items: readonly Message[];
  /** Older messages exist before this position. */
  readonly older?: number;
}

export const EMPTY_HISTORY: History = { items: [] };

export const lastPosition = ({ items }: History): number => items.at(-1)?.position ?? 0;

/** What a released message means for the history held: the next one, one already held, or a hole before it. */
export function placeOf(history: History, position: number): 'next' | 'known' | 'gap' {
  const last = lastPosition(history);
  if (position <= last) return 'known';
  return position === last + 1 ? 'next' : 'gap';
}

/**
 * Puts messages read from the server into the history. Messages already held are replaced (one may have been
 * retracted since), the order of positions is kept, nothing is held twice.
 */
export function merge(history: History, read: readonly Message[], older = history.older): History {
  const byPosition = new Map(history.items.map((message) => [message.position, message]));
  for (const message of read) byPosition.set(message.position, message);
  const items = [...byPosition.values()].sort((a, b) => a.position - b.position);
  return older === undefined ? { items } : { items, older };
}

/** Leaves the notice in place of a retracted message; its text is forgotten here too. */
export function retract(history: History, event: { id: string; retraction: Message['retraction'] }): History {
  const items = history.items.map((message): Message =>
    message.id === event.id
      ? { ...message, state: 'retracted', text: '', retraction: event.retraction, allowedActions: [] }
      : message,
  );
  return { ...history, items };
}
