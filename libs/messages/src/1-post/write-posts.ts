import type { MessageState } from '@app/contract';
import type { Database } from '@app/platform';
import type { VerdictRow } from '../2-filter/screen';

/** A message that passed the filter and goes into the queue: one row each of message, revision and verdict. */
export interface PostRow {
  school: string;
  id: string;
  channel: string;
  author: string;
  client: string;
  state: MessageState;
  text: string;
  verdict: VerdictRow;
}

export interface PostedRow {
  id: string;
  submittedAt: Date;
  /** False when the author had already sent this `clientId`: `id` is then the first message’s. */
  isNew: boolean;
}

/** The recipients are frozen here: the audience that the channel has at this moment. */
const WRITE = `
with command as (
  select c.*, ch.audience_id
  from jsonb_to_recordset($1::jsonb) as c(ord int, school text, id uuid, channel uuid, author uuid, client text, state text,
    text text, outcome text, severity smallint, category text, lexicon text, findings jsonb)
  join channel ch on ch.school = c.school and ch.id = c.channel
), posted as (
  insert into message (school, id, channel_id, author_id, client_id, state, audience_id, severity)
  select school, id, channel, author, client, state, audience_id, severity from command order by ord
  on conflict (school, author_id, client_id) do nothing
  returning school, id, submitted_at
), revised as (
  insert into revision (school, message_id, number, text)
  select school, id, 1, text from command join posted using (school, id)
), judged as (
  insert into verdict (school, message_id, revision, outcome, severity, category, lexicon_version, findings)
  select school, id, 1, outcome, severity, category, lexicon, findings from command join posted using (school, id)
)
select id, submitted_at as "submittedAt", true as "isNew" from posted`;

const ALREADY_POSTED = `
select c.id as asked, m.id, m.submitted_at as "submittedAt", false as "isNew"
from jsonb_to_recordset($1::jsonb) as c(school text, id uuid, author uuid, client text)
join message m on m.school = c.school and m.author_id = c.author and m.client_id = c.client`;

/** Writes a batch of posts in one statement, which is one transaction and one round trip. */
export async function writePosts(database: Database, batch: readonly PostRow[]): Promise<PostedRow[]> {
  const commands = batch.map(({ verdict, ...post }, ord) => ({ ord, ...post, ...verdict }));
  const written = await database.prepared<PostedRow>('write-posts', WRITE, [JSON.stringify(commands)]);
  const byId = new Map(written.map((row) => [row.id, row]));
  const replayed = commands.filter(({ id }) => !byId.has(id));
  if (replayed.length > 0) {
    const keys = replayed.map(({ school, id, author, client }) => ({ school, id, author, client }));
    const earlier = await database.query<PostedRow & { asked: string }>(ALREADY_POSTED, [
      JSON.stringify(keys),
    ]);
    for (const { asked, ...row } of earlier) byId.set(asked, row);
  }
  return batch.map(({ id }) => {
    const row = byId.get(id);
    if (!row) throw new Error(`message ${id} was neither written nor found`);
    return row;
  });
}
