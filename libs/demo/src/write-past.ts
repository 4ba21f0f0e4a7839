import type { Sql } from '@app/platform';
import type { ThreatFilter } from '@app/threat-filter';
import { insertRows, type Row } from './insert-rows';
import { Trace, type PastMessage } from './trace';

interface ChannelRow {
  id: string;
  audience_id: string;
  last_position: number;
}

/**
 * Writes messages as if they had gone through the path some time ago, under the same laws: message, revisions, verdicts
 * of the filter as it was then, false alarms, decisions, releases in the order in which they left, deliveries. Audiences are those of now.
 */
export async function writePast(
  sql: Sql,
  school: string,
  filterAt: (at: Date) => ThreatFilter,
  messages: readonly PastMessage[],
): Promise<void> {
  const channels = await channelsOf(sql, school);
  const traces = messages
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map((message) => new Trace(school, audienceIn(channels, message), filterAt, message));
  await insertRows(
    sql,
    'message',
    traces.map((trace) => trace.begun()),
  );
  await insertRows(
    sql,
    'revision',
    traces.flatMap(({ revisions }) => revisions),
  );
  await insertRows(
    sql,
    'verdict',
    traces.flatMap(({ verdicts }) => verdicts),
  );
  await insertRows(
    sql,
    'appeal',
    traces.flatMap(({ appeals }) => appeals),
  );
  await insertRows(
    sql,
    'decision',
    traces.flatMap(({ decisions }) => decisions),
  );
  await release(sql, school, channels, traces);
  await sql.query(
    `update message m set state = e.state
       from json_to_recordset($2::json) as e(id uuid, state text)
      where m.school = $1 and m.id = e.id and m.state <> e.state`,
    [school, JSON.stringify(traces.map(({ id, state }) => ({ id, state })))],
  );
  await insertRows(
    sql,
    'report',
    traces.flatMap(({ reports }) => reports),
  );
  await insertRows(
    sql,
    'false_alarm',
    traces.flatMap(({ falseAlarms }) => falseAlarms),
  );
  await deliver(sql, school);
}

async function channelsOf(sql: Sql, school: string): Promise<Map<string, ChannelRow>> {
  const rows = await sql.query<ChannelRow>(
    'select id, audience_id, last_position::int from channel where school = $1 and audience_id is not null',
    [school],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function audienceIn(channels: ReadonlyMap<string, ChannelRow>, { channelId }: PastMessage): string {
  const channel = channels.get(channelId);
  if (channel === undefined) throw new Error(`channel ${channelId} has no audience`);
  return channel.audience_id;
}

/** Release and state are written together: each is refused without the other. */
async function release(
  sql: Sql,
  school: string,
  channels: ReadonlyMap<string, ChannelRow>,
  traces: readonly Trace[],
): Promise<void> {
  const last = new Map([...channels].map(([id, channel]) => [id, channel.last_position]));
  const releases = traces
    .flatMap(({ released }) => released ?? [])
    .toSorted((a, b) => a.released_at.getTime() - b.released_at.getTime())
    .map((row): Row => {
      const position = (last.get(row.channel_id) ?? 0) + 1;
      last.set(row.channel_id, position);
      return { ...row, position };
    });
  await sql.query(
    `with gone as (
       insert into release (school, message_id, channel_id, audience_id, position, revision, decision_id, released_at)
       select school, message_id, channel_id, audience_id, position, revision, decision_id, released_at
         from json_populate_recordset(null::release, $1::json)
       returning school, message_id
     )
     update message m set state = 'delivered' from gone g where m.school = g.school and m.id = g.message_id`,
    [JSON.stringify(releases)],
  );
  await sql.query(
    `update channel c set last_position = l.position
       from json_to_recordset($2::json) as l(id uuid, position bigint) where c.school = $1 and c.id = l.id`,
    [school, JSON.stringify([...last].map(([id, position]) => ({ id, position })))],
  );
}

async function deliver(sql: Sql, school: string): Promise<void> {
  await sql.query(
    `insert into delivery (school, message_id, recipient_id, transport, audience_id, created_at)
     select r.school, r.message_id, m.person_id, 'web', r.audience_id, r.released_at
       from release r join audience_member m on m.school = r.school and m.audience_id = r.audience_id
      where r.school = $1
     on conflict do nothing`,
    [school],
  );
}

/** People with an account have read what left before `until`, so that only the latest messages are new to them. */
export async function markAsRead(sql: Sql, school: string, until: Date): Promise<void> {
  await sql.query(
    `insert into reading (school, channel_id, person_id, position)
     select c.school, c.id, a.person_id, max(r.position)
       from account a
       join audience_member m on m.school = a.school and m.person_id = a.person_id
       join channel c on c.school = m.school and c.audience_id = m.audience_id
       join release r on r.school = c.school and r.channel_id = c.id and r.released_at < $2
      where a.school = $1
      group by c.school, c.id, a.person_id`,
    [school, until],
  );
}
