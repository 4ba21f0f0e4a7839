import type { History, Message } from './history';

export interface Feed {
  /** Newest first. */
  readonly items: readonly Message[];
  /** Channels to read further back before the feed can go on; empty at its very end. */
  readonly continueWith: readonly string[];
}

/**
 * One list by date out of several channels. A channel whose older messages are not read yet could hold some that
 * belong between those of another, so the list stops at the newest date up to which everything is known.
 */
export function mergeFeeds(channels: readonly { id: string; history: History }[]): Feed {
  const unread = channels
    .filter(({ history }) => history.older !== undefined)
    .map(({ id, history }) => ({ id, from: history.items[0]?.releasedAt ?? '' }));
  const horizon = unread.reduce((latest, { from }) => (from > latest ? from : latest), '');
  const items = channels
    .flatMap(({ history }) => history.items)
    .filter((message) => message.releasedAt >= horizon)
    .sort((a, b) => b.releasedAt.localeCompare(a.releasedAt) || b.id.localeCompare(a.id));
  return { items, continueWith: unread.filter(({ from }) => from === horizon).map(({ id }) => id) };
}
