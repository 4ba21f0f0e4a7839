import type { Channel, Principal } from '@app/community';
import type { ReasonCode, ReleasedMessage, Retraction } from '@app/contract';
import type { Database } from '@app/platform';
import type { Action } from '@app/policy';
import { schoolOf, type Access } from '../access';
import type { Names } from '../names';

/** A readable message for one reader; once retracted its text is empty. */
export interface ReadableMessage extends ReleasedMessage {
  state: 'delivered' | 'retracted';
  retraction?: Retraction;
  mine: boolean;
  allowedActions: Action[];
}

export interface HistoryQuery {
  after?: number;
  before?: number;
  limit: number;
}

interface Row {
  id: string;
  position: number;
  text: string;
  authorId: string;
  releasedAt: Date;
  state: 'delivered' | 'retracted';
  retractedAt: Date | null;
  retractedBy: string | null;
  retractionCode: ReasonCode | null;
  retractionReason: string | null;
}

const page = (condition: string, order: 'asc' | 'desc'): string => `
select r.message_id as id, r.position::int as position, r.text, r.author_id as "authorId", r.released_at as "releasedAt",
  r.state, d.decided_at as "retractedAt", d.decided_by as "retractedBy",
  d.reason_code as "retractionCode", d.reason as "retractionReason"
from readable_message r
left join decision d on d.school = r.school and d.message_id = r.message_id and d.outcome = 'retract'
where r.school = $1 and r.channel_id = $2 and ${condition}
order by r.position ${order} limit $4`;

const FORWARD = page('r.position > $3', 'asc');
const BACKWARD = page('r.position < $3', 'desc');
const NEWEST = 2 ** 53;

const MARK_READ = `
insert into reading (school, channel_id, person_id, position)
select school, id, $3, least($4, last_position) from channel where school = $1 and id = $2
on conflict (school, person_id, channel_id) do update set position = greatest(reading.position, excluded.position), read_at = now()`;

/** The readers’ side of the release: what was released, by position, and nothing else. */
export class Reading {
  constructor(
    private readonly database: Database,
    private readonly access: Access,
    private readonly names: Names,
  ) {}

  /**
   * One page of a channel in ascending positions. `next` is the position from which to go on in the direction asked:
   * as `after` when `after` was given, as `before` otherwise.
   * @throws Problem `not-found`
   */
  async history(principal: Principal, channelId: string, { after, before, limit }: HistoryQuery) {
    const channel = await this.access.channel(principal, channelId, 'channel.read');
    const forward = after !== undefined;
    const rows = await this.database.query<Row>(forward ? FORWARD : BACKWARD, [
      channel.schoolId,
      channelId,
      forward ? after : (before ?? NEWEST),
      limit + 1,
    ]);
    const hasMore = rows.length > limit;
    const shown = rows.slice(0, limit);
    if (!forward) shown.reverse();
    const names = await this.names.of(
      channel.schoolId,
      shown.flatMap(({ authorId, retractedBy }) =>
        retractedBy === null ? [authorId] : [authorId, retractedBy],
      ),
    );
    const items = shown.map(
      ({ retractedAt, retractedBy, retractionCode, retractionReason, authorId, releasedAt, ...row }) => ({
        ...row,
        channelId,
        author: names.get(authorId) ?? { id: authorId, name: '', label: '' },
        releasedAt: releasedAt.toISOString(),
        ...(retractedAt && {
          retraction: {
            at: retractedAt.toISOString(),
            by: names.get(retractedBy ?? '')?.name ?? '',
            reasonCode: retractionCode,
            reason: retractionReason,
          },
        }),
        mine: authorId === principal.person.id,
        allowedActions: this.readerActions(principal, channel, row.state, authorId),
      }),
    );
    const next = (forward ? items.at(-1) : items[0])?.position;
    return hasMore && next !== undefined ? { items, next } : { items };
  }

  /** @throws Problem `not-found` */
  async markRead(principal: Principal, channelId: string, position: number): Promise<void> {
    await this.access.channel(principal, channelId, 'channel.read');
    await this.database.query(MARK_READ, [schoolOf(principal), channelId, principal.person.id, position]);
  }

  private readerActions(
    principal: Principal,
    channel: Channel,
    state: Row['state'],
    authorId: string,
  ): Action[] {
    return this.access
      .actionsOn(principal, channel, state, {
        isAuthor: authorId === principal.person.id,
        escalated: false,
        decidedBefore: false,
      })
      .filter((action) => action === 'message.retract' || action === 'message.report');
  }
}
