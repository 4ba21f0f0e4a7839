import { EMPTY_HISTORY, lastPosition, merge, placeOf, retract, type Message } from './history';

const message = (position: number, text = `texte ${position}`): Message => ({
  id: `m${position}`,
  channelId: 'c',
  position,
  text,
  author: { id: 'a', name: 'Mme Ferrand', label: 'parent · 5e B' },
  releasedAt: new Date(Date.UTC(2026, 10, 17, 9, position)).toISOString(),
  state: 'delivered',
  mine: false,
  allowedActions: ['message.report'],
});
const positions = (items: readonly Message[]) => items.map((item) => item.position);

describe('history', () => {
  it('tells the next message from a known one and from one after a hole', () => {
    const history = merge(EMPTY_HISTORY, [message(1), message(2)]);
    expect(placeOf(history, 3)).toBe('next');
    expect(placeOf(history, 2)).toBe('known');
    expect(placeOf(history, 4)).toBe('gap');
    expect(placeOf(EMPTY_HISTORY, 1)).toBe('next');
  });

  it('holds each position once, in order, whatever arrives first', () => {
    const late = merge(
      merge(EMPTY_HISTORY, [message(4), message(5)], 4),
      [message(2), message(3), message(4)],
      2,
    );
    expect(positions(late.items)).toEqual([2, 3, 4, 5]);
    expect(late.older).toBe(2);
    expect(lastPosition(late)).toBe(5);
  });

  it('keeps the mark of older messages when newer ones are added', () => {
    expect(merge({ items: [message(9)], older: 9 }, [message(10)]).older).toBe(9);
  });

  it('takes the server’s later word on a message it already holds', () => {
    const gone: Message = { ...message(1, ''), state: 'retracted' };
    expect(merge(merge(EMPTY_HISTORY, [message(1)]), [gone]).items).toEqual([gone]);
  });

  it('forgets the text of a retracted message and leaves the notice', () => {
    const retraction = { at: '2026-11-17T09:00:00Z', by: 'Mme Roy', reasonCode: null, reason: null };
    const [first, second] = retract(merge(EMPTY_HISTORY, [message(1), message(2)]), {
      id: 'm1',
      retraction,
    }).items;
    expect(first).toMatchObject({ state: 'retracted', text: '', retraction, allowedActions: [] });
    expect(second).toEqual(message(2));
  });
});
