import { screen, toRow, type VerdictRow } from '@app/messages';
import { newId } from '@app/platform';
import { createThreatFilter } from '@app/threat-filter';
import type { BenchDatabase } from './ground';
import type { HttpRequest } from './load/http-connection';
import type { BenchChannel, BenchSchool, Member } from './school';

/** What parents write: some 200 characters in which the filter finds nothing. */
export const TEXT =
  'Bonjour à tous, la réunion de préparation de la kermesse aura lieu jeudi à 18 h 30 au réfectoire. ' +
  'Il manque encore trois personnes pour tenir les stands, dites-nous si vous pouvez venir. Merci, à jeudi !';

let verdict: VerdictRow | undefined;

/** The very verdict that the filter gives on {@link TEXT}. */
export function verdictOnText(): VerdictRow {
  verdict ??= toRow(screen(createThreatFilter(), TEXT));
  if (verdict.outcome !== 'clear') throw new Error('the text of the bench has to be harmless');
  return verdict;
}

/** Channels write in turn, and in each channel its members. */
export function turnOf(
  channels: readonly BenchChannel[],
  index: number,
): { channelId: string; author: Member } {
  const channel = channels[index % channels.length];
  const author = channel?.members[Math.floor(index / channels.length) % channel.members.length];
  if (!channel || !author) throw new Error('the school is empty');
  return { channelId: channel.id, author };
}

/** Posts as clients send them. */
export function postsOf({ channels }: BenchSchool, count: number): HttpRequest[] {
  return Array.from({ length: count }, (_, index) => {
    const { channelId, author } = turnOf(channels, index);
    const body = JSON.stringify({ clientId: newId(), text: TEXT });
    return { path: `/api/channels/${channelId}/messages`, token: author.token, body };
  });
}

export interface HeldMessage {
  id: string;
  channelId: string;
}

const WRITE = `
with command as (
  select t.id, t.channel, t.author, ch.audience_id
  from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as t(id, channel, author)
  join channel ch on ch.school = $1 and ch.id = t.channel
), posted as (
  insert into message (school, id, channel_id, author_id, client_id, state, audience_id, severity)
  select $1, id, channel, author, id::text, 'held', audience_id, 0 from command
), revised as (
  insert into revision (school, message_id, number, text) select $1, id, 1, $5 from command
)
insert into verdict (school, message_id, revision, outcome, severity, category, lexicon_version, findings)
select $1, id, 1, 'clear', 0, null, $6, $7::jsonb from command`;

const BATCH = 1000;

/** Writes messages that wait for a decision, by members of each channel in turn. */
export async function writeHeldMessages(
  { database }: BenchDatabase,
  { uai, channels }: BenchSchool,
  count: number,
): Promise<HeldMessage[]> {
  const { lexicon, findings } = verdictOnText();
  const messages = Array.from({ length: count }, (_, index) => {
    const { channelId, author } = turnOf(channels, index);
    return { id: newId(), channelId, author: author.personId };
  });
  for (let first = 0; first < count; first += BATCH) {
    const batch = messages.slice(first, first + BATCH);
    await database.query(WRITE, [
      uai,
      batch.map(({ id }) => id),
      batch.map(({ channelId }) => channelId),
      batch.map(({ author }) => author),
      TEXT,
      lexicon,
      JSON.stringify(findings),
    ]);
  }
  return messages;
}
