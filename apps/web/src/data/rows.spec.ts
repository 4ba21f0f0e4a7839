import type { Message } from './history';
import type { OwnMessage } from './mine';
import { rowsOf } from './rows';

const message = (position: number, minutes: number, author = 'a', mine = false): Message => ({
  id: `m${position}`,
  channelId: 'c',
  position,
  text: 'texte',
  author: { id: author, name: author, label: 'parent' },
  releasedAt: new Date(Date.UTC(2026, 10, 17, 9, minutes)).toISOString(),
  state: 'delivered',
  mine,
  allowedActions: [],
});
const own = (id: string, state: OwnMessage['state'], clientId = id): OwnMessage => ({
  id,
  clientId,
  channelId: 'c',
  channelName: '5e B',
  channelKind: 'association',
  state,
  version: 1,
  revision: 1,
  text: 'texte',
  submittedAt: '2026-11-17T10:00:00.000Z',
  changedAt: '2026-11-17T10:00:00.000Z',
  allowedActions: [],
});
const dayOf = (instant: string) => instant.slice(0, 10);
const none = { own: [], waiting: [], readUpTo: 99, dayOf };
const kinds = (rows: ReturnType<typeof rowsOf>) => rows.map((row) => row.kind);

describe('rows of a group', () => {
  it('opens each day with its date', () => {
    const rows = rowsOf({ ...none, messages: [message(1, 0), message(2, 60 * 24)] });
    expect(kinds(rows)).toEqual(['day', 'message', 'day', 'message']);
  });

  it('draws the unread line once, before the first message of somebody else that is new', () => {
    const rows = rowsOf({
      ...none,
      readUpTo: 1,
      messages: [message(1, 0), message(2, 10, 'me', true), message(3, 20, 'b'), message(4, 30, 'c')],
    });
    expect(kinds(rows)).toEqual(['day', 'message', 'message', 'unread', 'message', 'message']);
  });

  it('does not say the name again for what follows within minutes, unless the unread line is between', () => {
    const messages = [message(1, 0), message(2, 2), message(3, 30)];
    const follows = (readUpTo: number) =>
      rowsOf({ ...none, readUpTo, messages }).flatMap((row) => (row.kind === 'message' ? [row.follows] : []));
    expect(follows(99)).toEqual([false, true, false]);
    expect(follows(1)).toEqual([false, false, false]);
  });

  it('shows what is on its way after what is released, and nothing that is over', () => {
    const rows = rowsOf({
      ...none,
      messages: [message(1, 0)],
      own: [own('o1', 'held'), own('o2', 'withdrawn'), own('o3', 'rejected'), own('o4', 'delivered')],
      waiting: [{ clientId: 'w1', channelId: 'c', text: 'x', since: 0, status: 'waiting' }],
    });
    expect(rows.map((row) => row.key).slice(2)).toEqual(['o1', 'o3', 'w1']);
  });

  it('shows a message once when two sources hold it', () => {
    const rows = rowsOf({
      ...none,
      messages: [message(1, 0, 'me', true)],
      own: [own('m1', 'held', 'w0'), own('o2', 'held', 'w2')],
      waiting: [{ clientId: 'w2', channelId: 'c', text: 'x', since: 0, status: 'sending' }],
    });
    expect(rows.map((row) => row.key).slice(1)).toEqual(['m1', 'o2']);
  });
});
