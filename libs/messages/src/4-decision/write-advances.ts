import type { MessageState } from '@app/contract';
import type { Database } from '@app/platform';
import type { VerdictRow } from '../2-filter/screen';

/** One move of one message, with everything that is written beside it. */
export interface AdvanceRow {
  school: string;
  id: string;
  /** The states it may leave; the statement does nothing in any other. */
  from: readonly MessageState[];
  to: MessageState;
  /** The version the actor saw; null lets an author act on whatever stands, their move being legal in its state. */
  version: number | null;
  actor: string;
  /** Another person’s claim stands in the way. */
  claimable: boolean;
  decision: {
    id: string;
    outcome: string;
    kind: 'ordinary' | 'sole-keyholder';
    reasonCode: string | null;
    reason: string | null;
  } | null;
  /** A new revision and its verdict. */
  revision: { text: string; verdict: VerdictRow } | null;
  /** Words of an appeal, which opens a new round. */
  appeal: string | null;
  released: boolean;
}

export interface AdvancedRow {
  id: string;
  channelId: string;
  authorId: string;
  version: number;
  state: MessageState;
  submittedAt: Date;
  /** Set for a release. */
  position: number | null;
  releasedAt: Date | null;
  text: string | null;
}

/**
 * The move, the decision, the revision, the release with its position and the outbox row, for a whole batch in one
 * statement. Rows whose state, version or claim does not fit take no part and are missing from the answer.
 * The shape leaves the planner nothing to guess: however little it knows of a young table, each message is looked up by
 * its key, always in the same order.
 */
const WRITE = `
with command as (
  select * from jsonb_to_recordset($1::jsonb) as c(ord int, school text, id uuid, "from" text[], "to" text, version int,
    actor uuid, claimable boolean, decision_id uuid, outcome text, kind text, reason_code text, reason text, text text,
    verdict jsonb, appeal text, released boolean)
), target as (
  select c.*, m.*
  from (select * from command order by school, id) c
  cross join lateral (
    select channel_id, author_id, audience_id, version as old_version, revision as old_revision, round as old_round
    from message m
    where m.school = c.school and m.id = c.id and m.state = any (c."from")
      and (c.version is null or m.version = c.version)
      and (not c.claimable or m.claimed_by is null or m.claimed_by = c.actor or m.claimed_until <= now())
    for update
  ) m
), moved as (
  update message m set
    state = t."to",
    version = m.version + 1,
    revision = case when t.text is null then m.revision else m.revision + 1 end,
    audience_id = case when t.text is null then m.audience_id else
      (select ch.audience_id from channel ch where ch.school = m.school and ch.id = m.channel_id) end,
    severity = case when t.text is null then m.severity else (t.verdict->>'severity')::smallint end,
    round = case when t.appeal is not null then m.round + 1 when t.text is not null then 1 else m.round end,
    waiting_since = case when t.text is null and t.appeal is null then m.waiting_since else now() end,
    open_reports = case when t.outcome in ('keep', 'retract') then 0 else m.open_reports end,
    endangers = m.endangers and coalesce(t.outcome, '') not in ('keep', 'retract'),
    changed_at = now(),
    claimed_by = null,
    claimed_session = null,
    claimed_until = null
  from target t
  where m.school = t.school and m.id = t.id
  returning m.school, m.id, m.channel_id, m.author_id, m.version, m.state, m.submitted_at
), revised as (
  insert into revision (school, message_id, number, text)
  select school, id, old_revision + 1, text from target where text is not null
), judged as (
  insert into verdict (school, message_id, revision, outcome, severity, category, lexicon_version, findings)
  select school, id, old_revision + 1, verdict->>'outcome', (verdict->>'severity')::smallint, verdict->>'category',
    verdict->>'lexicon', verdict->'findings'
  from target where text is not null
), decided as (
  insert into decision (school, id, message_id, revision, round, author_id, decided_by, outcome, kind, reason_code, reason)
  select school, decision_id, id, old_revision, old_round, author_id, actor, outcome, kind, reason_code, reason
  from target where decision_id is not null
), appealed as (
  insert into appeal (school, message_id, revision, round, text)
  select school, id, old_revision, old_round + 1, appeal from target where appeal is not null
), closed as (
  update report r set closed_by = t.decision_id
  from target t
  where t.outcome in ('keep', 'retract') and r.school = t.school and r.message_id = t.id and r.closed_by is null
), counted as (
  update channel ch set last_position = ch.last_position + n.count
  from (select school, channel_id, count(*) from target where released group by school, channel_id) n
  where ch.school = n.school and ch.id = n.channel_id
  returning ch.school, ch.id, ch.last_position - n.count as before
), positioned as (
  select t.school, t.id, t.channel_id, t.audience_id, t.old_revision, t.decision_id,
    c.before + row_number() over (partition by t.school, t.channel_id order by t.ord) as position
  from target t join counted c on c.school = t.school and c.id = t.channel_id
  where t.released
), gone as (
  insert into release (school, message_id, channel_id, audience_id, position, revision, decision_id)
  select school, id, channel_id, audience_id, position, old_revision, decision_id from positioned
  returning school, message_id, position, released_at, revision
), posted as (
  insert into outbox (school, message_id) select school, message_id from gone
)
select m.id, m.channel_id as "channelId", m.author_id as "authorId", m.version, m.state, m.submitted_at as "submittedAt",
  g.position::int as position, g.released_at as "releasedAt", v.text
from moved m
left join gone g on g.school = m.school and g.message_id = m.id
left join revision v on v.school = g.school and v.message_id = g.message_id and v.number = g.revision`;

/**
 * Writes a batch of moves; undefined where the message was not as the actor saw it. Two moves of one message never
 * share a statement: the second must see what the first has done.
 */
export async function writeAdvances(
  database: Database,
  batch: readonly AdvanceRow[],
): Promise<(AdvancedRow | undefined)[]> {
  const seen = new Set<string>();
  const isFirst = batch.map(({ id }) => {
    const before = seen.size;
    return seen.add(id).size > before;
  });
  const rows = await writeOnce(
    database,
    batch.filter((_, i) => isFirst[i]),
  );
  const later = batch.filter((_, i) => !isFirst[i]);
  const laterRows = later.length > 0 ? await writeAdvances(database, later) : [];
  return batch.map(({ id }, i) => (isFirst[i] ? rows.get(id) : laterRows.shift()));
}

async function writeOnce(
  database: Database,
  batch: readonly AdvanceRow[],
): Promise<Map<string, AdvancedRow>> {
  const commands = batch.map(({ decision, revision, ...row }, ord) => ({
    ord,
    ...row,
    decision_id: decision?.id,
    outcome: decision?.outcome,
    kind: decision?.kind,
    reason_code: decision?.reasonCode,
    reason: decision?.reason,
    text: revision?.text,
    verdict: revision?.verdict,
  }));
  const rows = await database.prepared<AdvancedRow>('write-advances', WRITE, [JSON.stringify(commands)]);
  return new Map(rows.map((row) => [row.id, row]));
}
