import { Problem, type CurrentState, type MessageState, type ReasonCode } from '@app/contract';
import {
  brokenConstraint,
  GroupCommit,
  isConnectionFailure,
  isFaultOfValues,
  newId,
  type Database,
} from '@app/platform';
import type { Access, AccessedMessage } from '../access';
import type { VerdictRow } from '../2-filter/screen';
import { follow, MOVE_ACTIONS, statesBefore, type Move, type RequestedMove } from '../machine';
import type { Names } from '../names';
import type { PathListener, QueuePlace } from '../path-listener';
import type { Publication } from '../5-release/publication';
import type { DeliveryGate } from '../6-delivery/delivery-gate';
import type { Principal } from '@app/community';
import { readCurrentState } from './current-state';
import { writeAdvances, type AdvancedRow, type AdvanceRow } from './write-advances';

/** A move that a person asks for. */
export interface MoveRequest {
  messageId: string;
  move: RequestedMove;
  /** The version the person saw. */
  version: number | null;
  reason?: { code: ReasonCode | null; text: string | null };
  /** For `resubmit`: the new text, already cleaned and screened. */
  revision?: { text: string; verdict: VerdictRow };
  /** For `appeal`: what the next decider should know. */
  appeal?: string;
}

/** Where the message stands after its move. */
export interface Moved {
  id: string;
  state: MessageState;
  version: number;
}

/** Moves that go on to the release in the same statement. */
const RELEASING: ReadonlySet<RequestedMove> = new Set<RequestedMove>(['approve', 'approve-alone']);

/** Moves that are a decision on a revision, and leave a row that is never changed. */
const DECISIONS: ReadonlySet<RequestedMove> = new Set<RequestedMove>([
  ...RELEASING,
  'reject',
  'return',
  'escalate',
  'clear',
  'seal',
  'keep',
  'retract',
]);

/** Moves that respect the claim of another person. */
const CLAIMABLE: ReadonlySet<RequestedMove> = new Set<RequestedMove>([
  ...RELEASING,
  'reject',
  'return',
  'escalate',
]);

/** Batches that may be written at once; a channel always uses the same lane, which keeps its releases in order. */
const LANES = 2;

/** Moves a message: machine, policy, one statement, and then the telling. Every change of state goes through here. */
export class Advancing {
  private readonly commits: GroupCommit<AdvanceRow, AdvancedRow | undefined>;

  constructor(
    private readonly database: Database,
    private readonly access: Access,
    private readonly names: Names,
    private readonly gate: DeliveryGate,
    private readonly publication: Publication,
    private readonly listener: PathListener,
  ) {
    this.commits = new GroupCommit((batch) => writeAdvances(database, batch), LANES, isFaultOfValues);
  }

  /**
   * @throws Problem `not-found`, `decision.own`, `decision.again`, `decision.second-key`, `version.stale`, `claim.held`, `move.illegal`,
   * `delivery.halted`
   */
  async advance(principal: Principal, request: MoveRequest): Promise<Moved> {
    const message = await this.access.message(principal, request.messageId, MOVE_ACTIONS[request.move]);
    if (RELEASING.has(request.move)) this.gate.assertOpen();
    const row = toRow(principal, message, request);
    const advanced = await this.commit(message, row);
    if (!advanced) throw await this.refusal(message, row);
    // The move stands, whatever becomes of the telling: who was not told reads again.
    await this.tell(message, row, advanced).catch(() => {
      this.publication.catchUpInDoubt();
    });
    return { id: advanced.id, state: advanced.state, version: advanced.version };
  }

  private async commit(message: AccessedMessage, row: AdvanceRow): Promise<AdvancedRow | undefined> {
    try {
      return await this.commits.submit(message.channelId, row);
    } catch (error) {
      const constraint = brokenConstraint(error);
      // The exception has just ended, somebody has just joined, or the message was changed a moment ago.
      if (constraint === 'sole_keyholder_alone') throw new Problem('decision.second-key');
      if (constraint === 'appeal_to_another') throw new Problem('decision.again');
      // Another decision on the same revision was written in the meantime, by another server perhaps.
      if (constraint === 'decision_one_outcome') return undefined;
      if (isConnectionFailure(error)) {
        const { schoolId, id } = message;
        this.publication.catchUpInDoubt(row.to === 'retracted' ? { schoolId, messageId: id } : undefined);
      }
      throw error;
    }
  }

  /** Why nothing was written: the message is not as the person saw it. */
  private async refusal(message: AccessedMessage, row: AdvanceRow): Promise<Problem> {
    const state = await readCurrentState(this.database, this.names, message.schoolId, message.id);
    // Authors learn that they come too late, not who is deciding, but for those who see the queue anyway.
    const mayKnow = row.actor !== message.authorId || row.decision?.kind === 'sole-keyholder';
    const current = mayKnow ? state : { ...state, claim: null };
    const held = current.claim && current.claim.by.id !== row.actor;
    if (row.version !== null && row.version !== current.version)
      return new Problem('version.stale', { current });
    if (!row.from.includes(current.state)) return new Problem('move.illegal', { current });
    return held
      ? new Problem('claim.held', { current, params: { name: current.claim?.by.name ?? '' } })
      : stale(current);
  }

  /** Readers first; whoever waits for the outcome is told of it even where that fails. */
  private async tell(message: AccessedMessage, row: AdvanceRow, advanced: AdvancedRow): Promise<void> {
    const { schoolId, channelId, authorId } = message;
    const { id, state, version } = advanced;
    try {
      await this.tellRelease(message, advanced);
    } finally {
      this.listener.stateChanged(schoolId, authorId, { id, channelId, state, version });
      this.listener.queueChanged(placeOf(message, row), {
        messageId: id,
        channelId,
        state,
        version,
        claim: null,
      });
    }
    if (state === 'retracted') await this.publication.tellRetraction(schoolId, id);
  }

  private async tellRelease(
    { schoolId, channelId, authorId }: AccessedMessage,
    { id, position, releasedAt, text }: AdvancedRow,
  ): Promise<void> {
    if (position === null || releasedAt === null || text === null) return;
    const author = await this.names.one(schoolId, authorId);
    await this.publication.tell(schoolId, {
      id,
      channelId,
      position,
      text,
      author,
      releasedAt: releasedAt.toISOString(),
    });
  }
}

const stale = (current: CurrentState): Problem => new Problem('version.stale', { current });

/** Approving goes on to the release and resubmitting to the screening, in the same statement. */
function movesOf(request: MoveRequest): Move[] {
  if (RELEASING.has(request.move)) return [request.move, 'release'];
  if (request.move === 'resubmit')
    return ['resubmit', request.revision?.verdict.outcome === 'threat' ? 'quarantine' : 'hold'];
  return [request.move];
}

function toRow(principal: Principal, message: AccessedMessage, request: MoveRequest): AdvanceRow {
  const { move, reason } = request;
  const from = statesBefore(move);
  const [first] = from;
  if (!first) throw new Error(`no state allows ${move}`);
  const to = follow(first, movesOf(request));
  return {
    school: message.schoolId,
    id: message.id,
    from,
    to,
    version: request.version,
    actor: principal.person.id,
    claimable: CLAIMABLE.has(move),
    decision: DECISIONS.has(move)
      ? {
          id: newId(),
          ...(move === 'approve-alone'
            ? { outcome: 'approve', kind: 'sole-keyholder' }
            : { outcome: move, kind: 'ordinary' }),
          reasonCode: reason?.code ?? null,
          reason: reason?.text ?? null,
        }
      : null,
    revision: request.revision ?? null,
    appeal: request.appeal ?? null,
    released: RELEASING.has(move),
  };
}

function placeOf({ schoolId, channel }: AccessedMessage, { to, from, decision }: AdvanceRow): QueuePlace {
  const reopened = decision?.outcome === 'keep' || decision?.outcome === 'retract';
  const quarantined = to === 'quarantined' || from.includes('quarantined');
  return {
    schoolId,
    associationId: channel.associationId,
    deciders: !(from.includes('quarantined') && to === 'sealed'),
    quarantine: quarantined || reopened,
  };
}
