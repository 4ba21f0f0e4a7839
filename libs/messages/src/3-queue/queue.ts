import type { Channel, Channels, Principal } from '@app/community';
import { Problem, type MessageState, type PersonRef } from '@app/contract';
import type { Database } from '@app/platform';
import type { Action, ChannelKind } from '@app/policy';
import type { Category, Outcome, Severity } from '@app/threat-filter';
import { schoolOf, type Access } from '../access';
import { claimOf } from '../4-decision/current-state';
import { severityOf } from '../2-filter/screen';
import type { Names } from '../names';
import { decodeCursor, encodeCursor } from './queue-cursor';

/** One message that waits for a decision, as one decider may see it. */
export interface QueueItem {
  id: string;
  version: number;
  state: MessageState;
  channelId: string;
  channelName: string;
  channelKind: ChannelKind;
  severity: Severity;
  outcome: Outcome;
  category: Category | null;
  author: PersonRef;
  waitingSince: string;
  round: number;
  revision: number;
  /** Null while masked. */
  text: string | null;
  masked: boolean;
  claim: { by: { id: string; name: string }; until: string } | null;
  reports: number;
  allowedActions: Action[];
}

export interface QueueRow {
  id: string;
  version: number;
  state: MessageState;
  channelId: string;
  authorId: string;
  severity: number;
  outcome: Outcome;
  category: Category | null;
  waitingSince: Date;
  sortKey: string;
  round: number;
  revision: number;
  text: string;
  claimedBy: string | null;
  claimedUntil: Date | null;
  reports: number;
  endangers: boolean;
  decidedBefore: boolean;
}

const COLUMNS = `
select m.id, m.version, m.state, m.channel_id as "channelId", m.author_id as "authorId", m.severity,
  j.outcome, j.category, m.waiting_since as "waitingSince", m.waiting_since::text as "sortKey", m.round, m.revision,
  v.text, m.claimed_by as "claimedBy", m.claimed_until as "claimedUntil", m.open_reports as reports, m.endangers,
  exists (select from decision d where d.school = m.school and d.message_id = m.id and d.revision = m.revision and d.round < m.round
    and d.decided_by = $2 and d.outcome in ('approve', 'reject', 'return')) as "decidedBefore"
from message m
join revision v on v.school = m.school and v.message_id = m.id and v.number = m.revision
join verdict j on j.school = m.school and j.message_id = m.id and j.revision = m.revision`;

/**
 * $3: channels in whose queue this person may decide; $4: channels whose quarantine they keep. What a person wrote, or
 * decided on before an appeal, is not theirs to decide and not in their queue.
 */
const WAITING = `
m.school = $1 and m.author_id <> $2 and (m.state in ('held', 'quarantined') or m.open_reports > 0) and (
  (m.channel_id = any ($3::uuid[]) and (m.state = 'held' or m.open_reports > 0))
  or (m.channel_id = any ($4::uuid[]) and (m.state = 'quarantined' or m.endangers))
) and not exists (select from decision d where d.school = m.school and d.message_id = m.id and d.revision = m.revision and d.round < m.round
  and d.decided_by = $2 and d.outcome in ('approve', 'reject', 'return'))`;

const PAGE = `${COLUMNS} where ${WAITING}
  and ($5::smallint is null or (-m.severity, m.waiting_since, m.id) > (-$5::smallint, $6::timestamptz, $7::uuid))
order by m.severity desc, m.waiting_since, m.id limit $8`;

const SUMMARY = `select count(*)::int as waiting, min(m.waiting_since) as oldest from message m where ${WAITING}`;

const ONE = `${COLUMNS} where m.school = $1 and m.id = $3`;

/** Step 3 of the path: what waits, for each person who may decide, the gravest and then the oldest first. */
export class Queue {
  constructor(
    private readonly database: Database,
    private readonly channels: Channels,
    private readonly access: Access,
    private readonly names: Names,
  ) {}

  async list(principal: Principal, cursor: string | undefined, limit: number) {
    const scope = await this.scopeOf(principal);
    const after = cursor === undefined ? null : decodeCursor(cursor);
    const [rows, summary] = await Promise.all([
      this.database.query<QueueRow>(PAGE, [
        ...scope,
        after?.severity ?? null,
        after?.waitingSince ?? null,
        after?.id ?? null,
        limit + 1,
      ]),
      this.database.query<{ waiting: number; oldest: Date | null }>(SUMMARY, scope),
    ]);
    const shown = rows.slice(0, limit);
    const items = await Promise.all(shown.map((row) => this.item(principal, row)));
    const last = shown.at(-1);
    return {
      items,
      ...(rows.length > limit && last && { next: encodeCursor(last.severity, last.sortKey, last.id) }),
      waiting: summary[0]?.waiting ?? 0,
      oldest: summary[0]?.oldest?.toISOString() ?? null,
    };
  }

  /**
   * One item, masked as in the list.
   * @throws Problem `not-found` unless the message is in this person’s queue or quarantine
   */
  async one(
    principal: Principal,
    messageId: string,
  ): Promise<{ item: QueueItem; row: QueueRow; channel: Channel }> {
    const [row] = await this.database.query<QueueRow>(ONE, [
      schoolOf(principal),
      principal.person.id,
      messageId,
    ]);
    const channel = row && (await this.channels.find(schoolOf(principal), row.channelId));
    if (!channel) throw new Problem('not-found');
    const item = await this.item(principal, row);
    if (!waitsFor(item)) throw new Problem('not-found');
    return { item, row, channel };
  }

  /** An item as this person may see it: what reaches the direction by escalation stays masked until it is revealed. */
  async item(principal: Principal, row: QueueRow): Promise<QueueItem> {
    const schoolId = schoolOf(principal);
    const channel = await this.channels.find(schoolId, row.channelId);
    if (!channel) throw new Error(`message ${row.id} has no channel`);
    const reads = this.access.actionsIn(principal, channel).includes('channel.read');
    const masked = row.state === 'quarantined' || (row.endangers && !reads);
    const { id, version, state, channelId, outcome, category, round, revision, reports } = row;
    return {
      id,
      version,
      state,
      channelId,
      channelName: channel.name,
      channelKind: channel.kind,
      severity: severityOf(row.severity),
      outcome,
      category,
      author: await this.names.one(schoolId, row.authorId),
      waitingSince: row.waitingSince.toISOString(),
      round,
      revision,
      text: masked ? null : row.text,
      masked,
      claim: await claimOf(this.names, schoolId, row.claimedBy, row.claimedUntil),
      reports,
      allowedActions: this.actions(principal, channel, row),
    };
  }

  private actions(principal: Principal, channel: Channel, row: QueueRow): Action[] {
    return this.access.queueActions(principal, channel, row.state, {
      isAuthor: row.authorId === principal.person.id,
      escalated: row.state === 'quarantined' || row.endangers,
      decidedBefore: row.decidedBefore,
    });
  }

  private async scopeOf(principal: Principal): Promise<[string, string, string[], string[]]> {
    const schoolId = schoolOf(principal);
    const all = await this.channels.all(schoolId);
    const idsWith = (action: Action): string[] =>
      all.filter((channel) => this.access.actionsIn(principal, channel).includes(action)).map(({ id }) => id);
    return [schoolId, principal.person.id, idsWith('queue.read'), idsWith('quarantine.read')];
  }
}

/** Only what waits can be looked at here: what was sealed, refused or withdrawn is nobody’s to read any more. */
function waitsFor({ state, reports, allowedActions }: QueueItem): boolean {
  if (state === 'quarantined') return allowedActions.includes('quarantine.read');
  return (state === 'held' || reports > 0) && allowedActions.includes('queue.read');
}
