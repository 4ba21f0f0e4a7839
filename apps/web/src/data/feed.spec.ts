import { mergeFeeds } from './feed';
import type { History, Message } from './history';

const at = (channelId: string, position: number, hour: number): Message => ({
  id: `${channelId}${position}`,
  channelId,
  position,
  text: '',
  author: { id: 'd', name: 'M. Lenoir', label: 'direction' },
  releasedAt: new Date(Date.UTC(2026, 10, 17, hour)).toISOString(),
  state: 'delivered',
  mine: false,
  allowedActions: [],
});
const ids = (items: readonly Message[]) => items.map((item) => item.id);

describe('feed of several channels', () => {
  it('goes by date, newest first', () => {
    const school: History = { items: [at('s', 1, 8), at('s', 2, 12)] };
    const division: History = { items: [at('d', 1, 10)] };
    const feed = mergeFeeds([
      { id: 's', history: school },
      { id: 'd', history: division },
    ]);
    expect(ids(feed.items)).toEqual(['s2', 'd1', 's1']);
    expect(feed.continueWith).toEqual([]);
  });

  it('stops where a channel has older messages that are not read yet, and names that channel', () => {
    const busy: History = { items: [at('s', 40, 9), at('s', 41, 12)], older: 40 };
    const quiet: History = { items: [at('d', 1, 7), at('d', 2, 10)] };
    const feed = mergeFeeds([
      { id: 's', history: busy },
      { id: 'd', history: quiet },
    ]);
    expect(ids(feed.items)).toEqual(['s41', 'd2', 's40']);
    expect(feed.continueWith).toEqual(['s']);
  });
});
