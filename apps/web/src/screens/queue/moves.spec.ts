import type { QueueItem } from '../../data/queue';
import { mayGoTogether, movesOf } from './moves';

const item = (change: Partial<QueueItem>): QueueItem => ({
  id: 'm',
  version: 1,
  state: 'held',
  channelId: 'c',
  channelName: '5e B',
  channelKind: 'association',
  severity: 'none',
  outcome: 'clear',
  category: null,
  author: { id: 'a', name: 'M. Diaz', label: 'parent' },
  waitingSince: '2026-11-17T09:00:00.000Z',
  round: 1,
  revision: 1,
  text: 'texte',
  masked: false,
  claim: null,
  reports: 0,
  allowedActions: ['queue.approve', 'queue.refuse', 'queue.escalate', 'queue.keep', 'message.retract'],
  ...change,
});
const names = (change: Partial<QueueItem>) => movesOf(item(change)).map(({ move }) => move);

describe('moves offered', () => {
  it('are those of the state the item is in', () => {
    expect(names({})).toEqual(['approve', 'reject', 'return', 'escalate']);
    expect(names({ state: 'delivered', reports: 1 })).toEqual(['keep', 'retract']);
    expect(names({ state: 'quarantined' })).toEqual([]);
  });

  it('are never more than the server allows', () => {
    expect(names({ allowedActions: ['queue.read'] })).toEqual([]);
    expect(names({ state: 'quarantined', allowedActions: ['quarantine.seal'] })).toEqual(['seal']);
  });
});

describe('approving together', () => {
  it('takes ordinary messages', () => {
    expect(mayGoTogether(item({}))).toBe(true);
  });

  it.each<[string, Partial<QueueItem>]>([
    ['a hit of the filter', { outcome: 'suspect' }],
    ['a filter that failed', { outcome: 'unavailable' }],
    ['an appeal', { round: 2 }],
    ['a reported message', { state: 'delivered', reports: 1 }],
    ['a masked one', { masked: true, text: null }],
    ['one’s own', { allowedActions: [] }],
  ])('never takes %s', (_, change) => {
    expect(mayGoTogether(item(change))).toBe(false);
  });
});
