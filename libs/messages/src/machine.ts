import { MESSAGE_STATES, type MessageState } from '@app/contract';
import type { Action } from '@app/policy';
import type { Outcome } from '@app/threat-filter';

/** State × move → next state. A missing cell is an illegal move; nothing else in the code changes a state. */
export const MOVES = {
  submitted: { hold: 'held', quarantine: 'quarantined' },
  held: {
    approve: 'approved',
    'approve-alone': 'approved',
    reject: 'rejected',
    return: 'returned',
    escalate: 'quarantined',
    withdraw: 'withdrawn',
  },
  quarantined: { clear: 'held', seal: 'sealed' },
  returned: { resubmit: 'submitted' },
  rejected: { resubmit: 'submitted', appeal: 'held' },
  approved: { release: 'delivered', stop: 'stopped' },
  delivered: { report: 'delivered', keep: 'delivered', retract: 'retracted' },
  withdrawn: {},
  stopped: {},
  retracted: {},
  sealed: {},
} as const satisfies Record<MessageState, Partial<Record<string, MessageState>>>;

type MovesOf<State extends MessageState> = keyof (typeof MOVES)[State];
export type Move = { [State in MessageState]: MovesOf<State> }[MessageState];

/** The move of the filter’s verdict; a filter that failed holds, like one that found nothing. */
export const SCREENING: Readonly<Record<Outcome, Move>> = {
  clear: 'hold',
  suspect: 'hold',
  unavailable: 'hold',
  threat: 'quarantine',
};

/** A move that a person asks for, and the permission it needs; the others follow by themselves. */
export const MOVE_ACTIONS = {
  approve: 'queue.approve',
  reject: 'queue.refuse',
  return: 'queue.refuse',
  escalate: 'queue.escalate',
  clear: 'quarantine.clear',
  seal: 'quarantine.seal',
  keep: 'queue.keep',
  retract: 'message.retract',
  'approve-alone': 'message.approve-alone',
  withdraw: 'message.withdraw',
  resubmit: 'message.resubmit',
  appeal: 'message.appeal',
  report: 'message.report',
} as const satisfies Partial<Record<Move, Action>>;
export type RequestedMove = keyof typeof MOVE_ACTIONS;

const table: Readonly<Record<MessageState, Partial<Record<Move, MessageState>>>> = MOVES;

/** Where a move leads from a state, or undefined when it is illegal there. */
export function next(from: MessageState, move: Move): MessageState | undefined {
  return table[from][move];
}

/** The states in which a move is legal. */
export function statesBefore(move: Move): MessageState[] {
  return MESSAGE_STATES.filter((state) => next(state, move) !== undefined);
}

/**
 * Where a chain of moves leads: approving goes on to the release, resubmitting to the screening.
 * @throws Error when a link of the chain is illegal, which is a defect of the caller.
 */
export function follow(from: MessageState, moves: readonly Move[]): MessageState {
  return moves.reduce<MessageState>((state, move) => {
    const after = next(state, move);
    if (after === undefined) throw new Error(`${move} is no move from ${state}`);
    return after;
  }, from);
}

/** Whether a message in this state could still be moved by an action of a person. */
export function stateAllows(state: MessageState, action: Action): boolean {
  return Object.entries(MOVE_ACTIONS).some(
    ([move, needed]) => needed === action && next(state, move as Move) !== undefined,
  );
}
