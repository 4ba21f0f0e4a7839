import { MESSAGE_STATES, type MessageState } from '@app/contract';
import { OUTCOMES, type Outcome } from '@app/threat-filter';
import {
  follow,
  MOVE_ACTIONS,
  MOVES,
  next,
  SCREENING,
  stateAllows,
  statesBefore,
  type Move,
} from './machine';

const ALL_MOVES = [...new Set(Object.values(MOVES).flatMap((moves) => Object.keys(moves) as Move[]))];
const FINAL: readonly MessageState[] = ['withdrawn', 'stopped', 'retracted', 'sealed'];

/** Every state that can be reached from one by moves, but for those left out. */
function reachable(from: MessageState, without: readonly Move[] = []): Set<MessageState> {
  const reached = new Set([from]);
  for (const state of reached) {
    for (const move of ALL_MOVES) {
      const after = without.includes(move) ? undefined : next(state, move);
      if (after !== undefined) reached.add(after);
    }
  }
  return reached;
}

describe('the machine', () => {
  it('moves a message as it was reviewed, in every state and for every move', () => {
    const table = MESSAGE_STATES.flatMap((state) =>
      ALL_MOVES.map((move) => ({ state, move, after: next(state, move) })),
    );
    const legal = table.flatMap(({ state, move, after }) => (after ? `${state} ─${move}→ ${after}` : []));
    expect(legal).toMatchInlineSnapshot(`
      [
        "submitted ─hold→ held",
        "submitted ─quarantine→ quarantined",
        "held ─approve→ approved",
        "held ─approve-alone→ approved",
        "held ─reject→ rejected",
        "held ─return→ returned",
        "held ─escalate→ quarantined",
        "held ─withdraw→ withdrawn",
        "quarantined ─clear→ held",
        "quarantined ─seal→ sealed",
        "returned ─resubmit→ submitted",
        "rejected ─resubmit→ submitted",
        "rejected ─appeal→ held",
        "approved ─release→ delivered",
        "approved ─stop→ stopped",
        "delivered ─report→ delivered",
        "delivered ─keep→ delivered",
        "delivered ─retract→ retracted",
      ]
    `);
    expect(table).toHaveLength(MESSAGE_STATES.length * ALL_MOVES.length);
  });

  it('reaches every state from submitted', () => {
    expect([...reachable('submitted')].toSorted()).toEqual([...MESSAGE_STATES].toSorted());
  });

  it('reaches delivered only through approve and release', () => {
    expect(reachable('submitted', ['approve', 'approve-alone'])).not.toContain('delivered');
    expect(reachable('submitted', ['release'])).not.toContain('delivered');
    expect(statesBefore('approve')).toEqual(['held']);
    expect(statesBefore('release')).toEqual(['approved']);
  });

  it('ends in the final states and nowhere else', () => {
    const dead = MESSAGE_STATES.filter((state) => ALL_MOVES.every((move) => next(state, move) === undefined));
    expect(dead.toSorted()).toEqual([...FINAL].toSorted());
  });

  it('leaves a delivered message readable until it is retracted, and never takes it back into the queue', () => {
    expect([...reachable('delivered')].toSorted()).toEqual(['delivered', 'retracted']);
  });

  it('lets nothing out of a seal', () => {
    expect([...reachable('sealed')]).toEqual(['sealed']);
  });

  it.each(Object.entries(SCREENING) as [Outcome, Move][])('screens %s by %s', (outcome, move) => {
    expect(next('submitted', move)).toBe(outcome === 'threat' ? 'quarantined' : 'held');
  });

  it('has a screening for every outcome of the filter', () => {
    expect(Object.keys(SCREENING).toSorted()).toEqual([...OUTCOMES].toSorted());
  });
});

describe('follow', () => {
  it('goes through a chain of moves', () => {
    expect(follow('held', ['approve', 'release'])).toBe('delivered');
    expect(follow('returned', ['resubmit', 'quarantine'])).toBe('quarantined');
    expect(follow('held', [])).toBe('held');
  });

  it('refuses a chain with an illegal link', () => {
    expect(() => follow('held', ['release'])).toThrow('release is no move from held');
    expect(() => follow('quarantined', ['approve', 'release'])).toThrow(
      'approve is no move from quarantined',
    );
  });
});

describe('stateAllows', () => {
  it('is true of exactly the actions that a move of the state needs', () => {
    for (const state of MESSAGE_STATES) {
      for (const action of new Set(Object.values(MOVE_ACTIONS))) {
        const moves = Object.entries(MOVE_ACTIONS).filter(([, needed]) => needed === action);
        const allowed = moves.some(([move]) => Object.keys(MOVES[state]).includes(move));
        expect([state, action, stateAllows(state, action)]).toEqual([state, action, allowed]);
      }
    }
  });

  it('is false of actions that move nothing', () => {
    for (const state of MESSAGE_STATES) expect(stateAllows(state, 'channel.read')).toBe(false);
  });
});
