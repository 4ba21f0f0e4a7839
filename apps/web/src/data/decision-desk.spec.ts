import { DecisionDesk, UNDO_MS } from './decision-desk';
import type { Decision } from './queue';

const decision = (id: string): Decision => ({ item: { id } as Decision['item'], move: 'approve' });
const settle = () => new Promise((resolve) => setImmediate(resolve));

function setUp() {
  const sent: [string, boolean][] = [];
  const timers: { act: () => void; ms: number; cancelled: boolean }[] = [];
  const failures: Error[] = [];
  const desk = new DecisionDesk({
    send: ({ item }, leaving) => {
      sent.push([item.id, leaving]);
      const failure = failures.shift();
      return failure === undefined ? Promise.resolve() : Promise.reject(failure);
    },
    later: (act, ms) => {
      const timer = { act, ms, cancelled: false };
      timers.push(timer);
      return () => {
        timer.cancelled = true;
      };
    },
  });
  return { desk, sent, timers, failures };
}

describe('decision desk', () => {
  it('sends nothing before the delay, then sends once', async () => {
    const { desk, sent, timers } = setUp();
    desk.take(decision('m1'));
    expect(sent).toEqual([]);
    expect(desk.holds('m1')).toBe(true);
    expect(timers[0]?.ms).toBe(UNDO_MS);
    timers[0]?.act();
    desk.flush();
    await settle();
    expect(sent).toEqual([['m1', false]]);
    expect(desk.snapshot()).toEqual({ sending: [] });
  });

  it('gives back what is undone and never sends it', () => {
    const { desk, sent, timers } = setUp();
    desk.take(decision('m1'));
    expect(desk.undo()?.item.id).toBe('m1');
    expect(timers[0]?.cancelled).toBe(true);
    expect(desk.holds('m1')).toBe(false);
    expect(desk.undo()).toBeUndefined();
    expect(sent).toEqual([]);
  });

  it('sends the one before when the next is taken', () => {
    const { desk, sent } = setUp();
    desk.take(decision('m1'));
    desk.take(decision('m2'));
    expect(sent).toEqual([['m1', false]]);
    expect(desk.snapshot().pending?.item.id).toBe('m2');
    expect(desk.holds('m1')).toBe(true);
  });

  it('sends at once, in a request that outlives the page, when the page is left', () => {
    const { desk, sent } = setUp();
    desk.take(decision('m1'));
    desk.flush(true);
    expect(sent).toEqual([['m1', true]]);
  });

  it('tells what the server did not take, and offers the message again', async () => {
    const { desk, failures, timers } = setUp();
    failures.push(new Error('stale'));
    desk.take(decision('m1'));
    timers[0]?.act();
    await settle();
    expect(desk.snapshot().failed?.decision.item.id).toBe('m1');
    expect(desk.holds('m1')).toBe(false);
    desk.forgetFailure();
    expect(desk.snapshot().failed).toBeUndefined();
  });
});
