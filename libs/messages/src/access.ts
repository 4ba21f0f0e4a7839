import { LRUCache } from 'lru-cache';
import type { Channel, Channels, Principal } from '@app/community';
import { Problem, type MessageState } from '@app/contract';
import type { Database } from '@app/platform';
import { allowedActions, can, type Action, type Facts } from '@app/policy';
import { stateAllows } from './machine';

/** What never changes about a message. */
export interface MessageHeader {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
}

/** A message this person may act on in this way. */
export interface AccessedMessage extends MessageHeader {
  readonly schoolId: string;
  readonly channel: Channel;
}

const REMEMBERED_HEADERS = 50_000;

const HEADER = `select id, channel_id as "channelId", author_id as "authorId" from message where school = $1 and id = $2`;

/** Why an author cannot stand alone for message `m`, as the database sees it too: another’s word, or none of the filter. */
export const NEEDS_SECOND_KEY = `(
  exists (select from decision d where d.school = m.school and d.message_id = m.id and d.decided_by <> m.author_id)
  or not exists (select from verdict v where v.school = m.school and v.message_id = m.id and v.revision = m.revision
    and v.outcome <> 'unavailable'))`;

const CIRCUMSTANCES = `
select (m.state = 'quarantined' or m.endangers) as escalated, ${NEEDS_SECOND_KEY} as "needsSecondKey",
  exists (select from decision d where d.school = m.school and d.message_id = m.id and d.revision = m.revision and d.round < m.round
    and d.decided_by = $3 and d.outcome in ('approve', 'reject', 'return')) as "decidedBefore"
from message m where m.school = $1 and m.id = $2`;

/** Actions that need no move of the machine: reading the item, and holding it while deciding. */
const QUEUE_VIEWS: Readonly<Record<'queue' | 'escalated' | 'quarantine', readonly Action[]>> = {
  queue: ['queue.read', 'queue.claim', 'queue.false-alarm'],
  escalated: ['queue.read', 'queue.claim', 'queue.false-alarm', 'quarantine.reveal'],
  quarantine: ['quarantine.read', 'quarantine.reveal', 'queue.false-alarm'],
};
const DECIDING: ReadonlySet<Action> = new Set<Action>([
  'queue.approve',
  'queue.refuse',
  'queue.escalate',
  'queue.keep',
  'quarantine.clear',
  'quarantine.seal',
  'message.retract',
]);

/** Actions that the database does not refuse by itself to whoever decided before an appeal. */
const UNGUARDED: ReadonlySet<Action> = new Set<Action>(['queue.claim']);

const NOTHING_KNOWN = { escalated: false, decidedBefore: false };

/**
 * The only way to a channel or a message: each function answers the object only to a person who may do the named thing
 * with it. Missing, foreign and forbidden objects are refused in the same words.
 */
export class Access {
  private readonly headers = new LRUCache<string, MessageHeader>({ max: REMEMBERED_HEADERS });

  constructor(
    private readonly database: Database,
    private readonly channels: Channels,
  ) {}

  /** @throws Problem `not-found` */
  async channel(principal: Principal, channelId: string, action: Action): Promise<Channel> {
    const schoolId = schoolOf(principal);
    const channel = await this.channels.find(schoolId, channelId);
    if (!channel || !this.allowsIn(principal, channel, action)) {
      throw new Problem('not-found');
    }
    return channel;
  }

  /** @throws Problem `not-found`; `decision.own`, `decision.again` or `decision.second-key` to whoever may not decide on this very message */
  async message(principal: Principal, messageId: string, action: Action): Promise<AccessedMessage> {
    const schoolId = schoolOf(principal);
    const header = await this.header(schoolId, messageId);
    const channel = header && (await this.channels.find(schoolId, header.channelId));
    if (!channel) throw new Problem('not-found');
    const isAuthor = header.authorId === principal.person.id;
    // What a message went through is read only when it could matter: the database refuses a second decision by the
    // same person on its own, and most decisions then cost no reading at all.
    if (UNGUARDED.has(action) || !this.allows(principal, channel, action, { isAuthor, ...NOTHING_KNOWN })) {
      const circumstances = await this.circumstances(schoolId, messageId, principal.person.id);
      if (!this.allows(principal, channel, action, { isAuthor, ...circumstances })) {
        throw new Problem(this.refusal(principal, channel, action, { isAuthor, ...circumstances }));
      }
    }
    return { ...header, schoolId, channel };
  }

  /** What this person may do with the message as it stands: the policy’s table and the machine’s, nothing else. */
  actionsOn(principal: Principal, channel: Channel, state: MessageState, about: MessageFacts): Action[] {
    return allowedActions(
      principal.capacities,
      channel.kind,
      vigilanceOf(principal),
      this.factsOf(principal, channel, about),
    ).filter((action) => stateAllows(state, action));
  }

  /** The same for a message that waits: what may be read of it, and what may be decided. */
  queueActions(principal: Principal, channel: Channel, state: MessageState, about: MessageFacts): Action[] {
    const view = state === 'quarantined' ? 'quarantine' : about.escalated ? 'escalated' : 'queue';
    const shown = QUEUE_VIEWS[view];
    const allowed = allowedActions(
      principal.capacities,
      channel.kind,
      vigilanceOf(principal),
      this.factsOf(principal, channel, about),
    );
    return allowed.filter(
      (action) => shown.includes(action) || (DECIDING.has(action) && stateAllows(state, action)),
    );
  }

  /** What this person may do in the channel, apart from any message. */
  actionsIn(principal: Principal, channel: Channel): Action[] {
    return allowedActions(
      principal.capacities,
      channel.kind,
      vigilanceOf(principal),
      this.factsOf(principal, channel, { isAuthor: false, ...NOTHING_KNOWN }),
    );
  }

  /** Whether this person may do one thing in the channel, apart from any message. */
  allowsIn(principal: Principal, channel: Channel, action: Action): boolean {
    return this.allows(principal, channel, action, { isAuthor: false, ...NOTHING_KNOWN });
  }

  /** Remembers a message just written, so that deciding on it needs no reading. */
  remember(schoolId: string, header: MessageHeader): void {
    this.headers.set(`${schoolId}/${header.id}`, header);
  }

  private allows(principal: Principal, channel: Channel, action: Action, about: MessageFacts): boolean {
    const facts = this.factsOf(principal, channel, about);
    return can(principal.capacities, action, channel.kind, vigilanceOf(principal), facts);
  }

  /** A person who could decide on anybody else’s message is told why not on this one; others learn nothing. */
  private refusal(principal: Principal, channel: Channel, action: Action, about: MessageFacts) {
    if (about.isAuthor && this.allows(principal, channel, action, { ...about, isAuthor: false }))
      return 'decision.own';
    if (about.decidedBefore && this.allows(principal, channel, action, { ...about, decidedBefore: false })) {
      return 'decision.again';
    }
    if (about.isAuthor && this.allows(principal, channel, action, { ...about, needsSecondKey: false })) {
      return 'decision.second-key';
    }
    return 'not-found';
  }

  private factsOf(principal: Principal, channel: Channel, about: MessageFacts): Facts {
    const soleKeyholder = principal.school?.soleKeyholder ?? false;
    return { ...this.channels.facts(principal, channel), soleKeyholder, needsSecondKey: true, ...about };
  }

  private async header(schoolId: string, messageId: string): Promise<MessageHeader | undefined> {
    const known = this.headers.get(`${schoolId}/${messageId}`);
    if (known) return known;
    const [found] = await this.database.prepared<MessageHeader>('message-header', HEADER, [
      schoolId,
      messageId,
    ]);
    if (found) this.remember(schoolId, found);
    return found;
  }

  private async circumstances(schoolId: string, messageId: string, personId: string) {
    const [row] = await this.database.query<Omit<MessageFacts, 'isAuthor'>>(CIRCUMSTANCES, [
      schoolId,
      messageId,
      personId,
    ]);
    return row ?? NOTHING_KNOWN;
  }
}

/** Where it is not known whether a message needs a second key, it needs one. */
export type MessageFacts = Pick<Facts, 'isAuthor' | 'escalated' | 'decidedBefore'> &
  Partial<Pick<Facts, 'needsSecondKey'>>;

/** @throws Problem `not-found` for an operator, who belongs to no school and reads no message */
export function schoolOf(principal: Principal): string {
  if (!principal.school) throw new Problem('not-found');
  return principal.school.id;
}

function vigilanceOf(principal: Principal) {
  return principal.school?.vigilance.level ?? 'closed';
}
