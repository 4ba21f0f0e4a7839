import type { Channels, Principal } from '@app/community';
import { Problem, type MessageState } from '@app/contract';
import type { Database } from '@app/platform';
import type { Action, ChannelKind } from '@app/policy';
import { NEEDS_SECOND_KEY, schoolOf, type Access } from '../access';
import type { Posted } from './posting';

/** What an author sees of a message of theirs, in any state. */
export interface OwnMessage {
  id: string;
  clientId: string;
  channelId: string;
  channelName: string;
  channelKind: ChannelKind;
  state: MessageState;
  version: number;
  revision: number;
  text: string;
  submittedAt: string;
  changedAt: string;
  position?: number;
  releasedAt?: string;
  reason?: { code: string | null; text: string };
  /** Control characters that were taken out of what was sent, when there were any. */
  removedCharacters?: number;
  allowedActions: Action[];
}

interface Row {
  id: string;
  clientId: string;
  channelId: string;
  state: MessageState;
  version: number;
  revision: number;
  text: string;
  submittedAt: Date;
  changedAt: Date;
  position: number | null;
  releasedAt: Date | null;
  reasonCode: string | null;
  reason: string | null;
  needsSecondKey: boolean;
}

const MINE = `
select m.id, m.client_id as "clientId", m.channel_id as "channelId", m.state, m.version, m.revision, v.text,
  m.submitted_at as "submittedAt", m.changed_at as "changedAt", r.position::int as position,
  r.released_at as "releasedAt", d.reason_code as "reasonCode", d.reason,
  ${NEEDS_SECOND_KEY} as "needsSecondKey"
from message m
join revision v on v.school = m.school and v.message_id = m.id and v.number = m.revision
left join release r on r.school = m.school and r.message_id = m.id
left join lateral (
  select reason_code, reason from decision d
  where d.school = m.school and d.message_id = m.id and d.outcome =
    case m.state when 'rejected' then 'reject' when 'returned' then 'return' when 'retracted' then 'retract' end
  order by d.decided_at desc limit 1
) d on true
where m.school = $1 and m.author_id = $2`;

const PAGE = `${MINE} and ($3::uuid is null or m.id < $3) order by m.id desc limit $4`;
const ONE = `${MINE} and m.id = $3`;

/** The messages a person wrote, whatever became of them. */
export class OwnMessages {
  constructor(
    private readonly database: Database,
    private readonly channels: Channels,
    private readonly access: Access,
  ) {}

  /** Newest first; `next` is the cursor of the following page. */
  async list(principal: Principal, cursor: string | undefined, limit: number) {
    const rows = await this.database.query<Row>(PAGE, [
      schoolOf(principal),
      principal.person.id,
      cursor ?? null,
      limit + 1,
    ]);
    const items = await Promise.all(rows.slice(0, limit).map((row) => this.view(principal, row)));
    const next = rows.length > limit ? items.at(-1)?.id : undefined;
    return next === undefined ? { items } : { items, next };
  }

  /** @throws Problem `not-found` when the person wrote no such message */
  async one(principal: Principal, messageId: string): Promise<OwnMessage> {
    const [row] = await this.database.query<Row>(ONE, [schoolOf(principal), principal.person.id, messageId]);
    if (!row) throw new Problem('not-found');
    return this.view(principal, row);
  }

  /** A message just accepted, told from what was written and without another reading. */
  async accepted(principal: Principal, { removedCharacters, ...posted }: Posted): Promise<OwnMessage> {
    const nothingYet = { position: null, releasedAt: null, reasonCode: null, reason: null };
    const message = await this.view(principal, { ...posted, changedAt: posted.submittedAt, ...nothingYet });
    return removedCharacters > 0 ? { ...message, removedCharacters } : message;
  }

  private async view(principal: Principal, row: Row): Promise<OwnMessage> {
    const { reasonCode, reason, needsSecondKey, position, releasedAt, submittedAt, changedAt, ...rest } = row;
    const channel = await this.channels.find(schoolOf(principal), row.channelId);
    if (!channel) throw new Error(`message ${row.id} has no channel`);
    return {
      ...rest,
      channelName: channel.name,
      channelKind: channel.kind,
      submittedAt: submittedAt.toISOString(),
      changedAt: changedAt.toISOString(),
      ...(position !== null && { position }),
      ...(releasedAt && { releasedAt: releasedAt.toISOString() }),
      ...((reasonCode !== null || reason !== null) && { reason: { code: reasonCode, text: reason ?? '' } }),
      allowedActions: this.access
        .actionsOn(principal, channel, row.state, {
          isAuthor: true,
          escalated: false,
          decidedBefore: false,
          needsSecondKey,
        })
        .filter((action) => action.startsWith('message.')),
    };
  }
}
