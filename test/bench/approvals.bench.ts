import { newId } from '@app/platform';
import { now, pause } from './clock';
import type { BenchDatabase, Ground } from './ground';
import { postsOf, writeHeldMessages, type HeldMessage } from './held-messages';
import type { Driven } from './load/drive';
import type { HttpLoadCommands } from './load/http-load';
import type { PgLoadCommands } from './load/pg-load';
import type { SocketLoadCommands } from './load/socket-load';
import { median, type Report } from './report';
import { writeSchool } from './school';

const ROUNDS = 7;
const APPROVALS = 1000;
const CONNECTIONS = 32;
const CHANNELS = 8;
const MEMBERS = 50;

/** One approval in one statement: the rows that Parvis writes for it, deliveries included. */
const APPROVE_ONE = `
with moved as (
  update message set state = 'delivered', version = version + 1, changed_at = now(), claimed_by = null, claimed_session = null,
    claimed_until = null
  where school = $1 and id = $2 and state = 'held' and version = 1
  returning id, channel_id, author_id, audience_id, revision, round
), decided as (
  insert into decision (school, id, message_id, revision, round, author_id, decided_by, outcome)
  select $1, $3, id, revision, round, author_id, $4, 'approve' from moved
), counted as (
  update channel c set last_position = last_position + 1 from moved m
  where c.school = $1 and c.id = m.channel_id returning c.last_position
), gone as (
  insert into release (school, message_id, channel_id, audience_id, position, revision, decision_id)
  select $1, m.id, m.channel_id, m.audience_id, c.last_position, m.revision, $3 from moved m, counted c
), posted as (
  insert into outbox (school, message_id) select $1, id from moved
)
insert into delivery (school, message_id, recipient_id, transport, audience_id)
select $1, m.id, a.person_id, 'web', m.audience_id
from moved m join audience_member a on a.school = $1 and a.audience_id = m.audience_id`;

/** Approvals a second, each released, delivered to the sockets of a group, and its deliveries written. */
export async function approvals(ground: Ground): Promise<Report> {
  const database = await ground.createDatabase('approvals');
  const bareDatabase = await ground.createDatabase('approvals_bare');
  const school = await writeSchool(database, { channels: CHANNELS, members: MEMBERS });
  const bareSchool = await writeSchool(bareDatabase, { channels: CHANNELS, members: MEMBERS });
  const load = ground.startProcess<HttpLoadCommands>('load/http-load.js');
  const sockets = ground.startProcess<SocketLoadCommands>('load/socket-load.js');
  const pg = ground.startProcess<PgLoadCommands>('load/pg-load.js');
  const parvis = await ground.startParvis(database);
  const tokens = school.channels.flatMap(({ members }) => members.map(({ token }) => token));
  await sockets.ask('connect', { url: parvis.url, tokens });

  const approvePosted = async (): Promise<number> => {
    await load.ask('send', {
      url: parvis.url,
      connections: CONNECTIONS,
      requests: postsOf(school, APPROVALS),
    });
    const messages = await database.database.query<{ id: string }>(
      `select id from message where state = 'held' order by id`,
    );
    await sockets.ask('expect', { url: parvis.url, deliveries: messages.length * MEMBERS });
    const start = now();
    const [{ statuses }] = await Promise.all([
      load.ask('send', {
        url: parvis.url,
        connections: CONNECTIONS,
        requests: messages.map(({ id }) => ({
          path: `/api/moderation/messages/${id}/approve`,
          token: school.moderator.token,
          body: '{"version":1}',
        })),
      }),
      sockets.ask('last', { url: parvis.url }),
    ]);
    await deliveriesWritten(database);
    if (statuses[200] !== APPROVALS)
      throw new Error(`not every approval was taken: ${JSON.stringify(statuses)}`);
    return (now() - start) / 1000;
  };
  const approveBare = (messages: readonly HeldMessage[]): Promise<Driven> =>
    pg.ask('write', {
      url: bareDatabase.url,
      connections: CONNECTIONS,
      statement: APPROVE_ONE,
      rows: messages.map(({ id }) => [bareSchool.uai, id, newId(), bareSchool.moderator.personId]),
    });

  const rounds = { parvis: [] as number[], bare: [] as number[] };
  for (let round = -1; round < ROUNDS; round++) {
    const bare = await approveBare(await writeHeldMessages(bareDatabase, bareSchool, APPROVALS));
    const seconds = await approvePosted();
    if (round < 0) continue;
    rounds.bare.push(APPROVALS / bare.seconds);
    rounds.parvis.push(APPROVALS / seconds);
  }
  await Promise.all([load.stop(), sockets.stop(), pg.stop(), parvis.process.stop()]);
  return {
    bench: `approvals: released and delivered to ${MEMBERS} members each, over HTTP on ${CONNECTIONS} connections`,
    conditions: { rounds: ROUNDS, approvals: APPROVALS, channels: CHANNELS, sockets: CHANNELS * MEMBERS },
    figures: [
      {
        what: 'until the last socket and the last delivery row, against one statement each by bare pg',
        parvis: median(rounds.parvis),
        bare: median(rounds.bare),
        unit: '/s',
        target: { kind: 'ratio', atLeast: 0.7 },
      },
    ],
    rounds,
  };
}

/** The outbox is empty once the deliveries of every release are written. */
async function deliveriesWritten({ database }: BenchDatabase): Promise<void> {
  while ((await database.query('select from outbox limit 1')).length > 0) await pause(20);
}
