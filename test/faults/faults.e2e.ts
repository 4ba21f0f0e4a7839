import { setTimeout as pause } from 'node:timers/promises';
import { createDataSource, Database, freePort } from '@app/platform';
import { Passwords } from '@app/community';
import { Client } from '../support/client';
import { DurablePostgres } from '../support/durable-postgres';
import { writeSchool, type Player } from '../support/scenario-school';
import { PASSWORD } from '../support/served-schools';
import { ServerProcess } from '../support/server';
import { Decider, Reader, Writer } from './clients';

const UAI = '0990001N';
const KILLS = 4;
/** PostgreSQL is restarted after this kill. */
const RESTART_AFTER = 2;
/** How many more messages are accepted, and read, between two faults. */
const PROGRESS = 25;
const SETTINGS = { PARVIS_POSTS_PER_MINUTE: '1000000', PARVIS_REQUESTS_PER_MINUTE: '1000000' };

async function holds(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(20);
}

describe('kill -9 of the server and a restart of PostgreSQL while people write, decide and read', () => {
  let postgres: DurablePostgres;
  let database: Database;
  let server: ServerProcess;
  let group: string;
  let everyone: string;
  const writers: Writer[] = [];
  const deciders: Decider[] = [];
  const readersOf = new Map<string, Reader[]>();

  beforeAll(async () => {
    postgres = await DurablePostgres.start();
    const dataSource = await createDataSource(postgres.url).initialize();
    await dataSource.runMigrations();
    database = new Database(dataSource);
    ({ group, everyone } = (await writeSchool(database, UAI, await new Passwords().hash(PASSWORD))).channels);
    const settings = { ...SETTINGS, PORT: String(await freePort()) };
    server = await ServerProcess.start(postgres.url, settings);
    await livesThrough(settings);
  }, 300_000);

  afterAll(async () => {
    for (const reader of [...readersOf.values()].flat()) reader.close();
    await server.stop();
    await database.dataSource.destroy();
    await postgres.remove();
  });

  /** The day: everybody at work, fault after fault, and the evening in which all that waits is decided and read. */
  async function livesThrough(settings: Record<string, string>): Promise<void> {
    const as = (player: Player): Promise<Client> => Client.signIn(server.url, `${player}@${UAI}`, PASSWORD);
    const [amina, julien, sofia, lea, thierry, head, deputy, pupil, teacher] = await Promise.all(
      (['amina', 'julien', 'sofia', 'lea', 'thierry', 'head', 'deputy', 'pupil', 'teacher'] as const).map(as),
    );
    if (!amina || !julien || !sofia || !lea || !thierry || !head || !deputy || !pupil || !teacher) return;
    writers.push(
      new Writer(amina, group, 'Amina'),
      new Writer(julien, group, 'Julien'),
      new Writer(head, everyone, 'La direction'),
    );
    deciders.push(...[lea, thierry, deputy].map((client) => new Decider(client)));
    readersOf.set(
      group,
      [amina, julien, sofia, lea, thierry].map((client) => new Reader(client, group)),
    );
    readersOf.set(
      everyone,
      [sofia, pupil, teacher].map((client) => new Reader(client, everyone)),
    );

    const evening = new AbortController();
    const night = new AbortController();
    const writing = Promise.all(writers.map((writer) => writer.write(evening.signal)));
    const deciding = Promise.all(deciders.map((decider) => decider.decide(night.signal)));
    const accepted = (): number => writers.reduce((sum, writer) => sum + writer.accepted.length, 0);
    const read = (): number =>
      Math.min(
        ...[...readersOf.values()].map((readers) => Math.min(...readers.map(({ position }) => position))),
      );
    const progress = async (): Promise<void> => {
      const before = { accepted: accepted(), read: read() };
      await holds(() => accepted() >= before.accepted + PROGRESS && read() > before.read);
    };
    for (let kill = 1; kill <= KILLS; kill++) {
      await progress();
      await server.kill();
      server = await ServerProcess.start(postgres.url, settings);
      if (kill === RESTART_AFTER) {
        await progress();
        await postgres.restart();
      }
    }
    await progress();
    evening.abort();
    await writing;
    night.abort();
    await deciding;
    for (const [channel, readers] of readersOf) {
      const released = await releasedIn(channel);
      await Promise.all(readers.map((reader) => reader.reach(released.length)));
    }
  }

  const releasedIn = (channel: string) =>
    database.query<{ id: string; position: number; text: string }>(
      `select message_id as id, position::int as position, text from readable_message where channel_id = $1 order by position`,
      [channel],
    );

  it('met what it set out to meet', () => {
    expect(writers.some(({ repeated }) => repeated > 0)).toBe(true);
    for (const reader of [...readersOf.values()].flat()) expect(reader.connections).toBeGreaterThan(KILLS);
  });

  it('every message that was accepted is there, once and as it was written', async () => {
    const kept = await database.query<{ id: string; clientId: string; text: string }>(
      `select m.id, m.client_id as "clientId", v.text from message m
       join revision v on v.school = m.school and v.message_id = m.id`,
    );
    const byClientId = new Map(kept.map((message) => [message.clientId, message]));
    expect(byClientId.size).toBe(kept.length);
    for (const message of writers.flatMap(({ accepted }) => accepted))
      expect(byClientId.get(message.clientId)).toEqual(message);
  });

  it('nothing waits undecided, and every message came to one outcome', async () => {
    const states = await database.query<{ state: string; outcomes: number }>(
      `select m.state, count(d.id)::int as outcomes from message m
       left join decision d on d.school = m.school and d.message_id = m.id group by m.id, m.state`,
    );
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['delivered', 'rejected']));
    expect(new Set(states.map(({ outcomes }) => outcomes))).toEqual(new Set([1]));
  });

  it('every reader has every released message, in order, without holes', async () => {
    for (const [channel, readers] of readersOf) {
      const released = await releasedIn(channel);
      expect(released.map(({ position }) => position)).toEqual(released.map((_, i) => i + 1));
      for (const reader of readers)
        expect(reader.messages.map(({ id, position, text }) => ({ id, position, text }))).toEqual(released);
    }
  });

  it('nobody received anything twice', () => {
    for (const reader of [...readersOf.values()].flat()) {
      expect(reader.twice).toEqual([]);
      expect(new Set(reader.messages.map(({ id }) => id)).size).toBe(reader.messages.length);
    }
  });

  it('nobody received anything that another person had not approved', async () => {
    const approved = await database.query<{ id: string }>(
      `select m.id from message m join decision d on d.school = m.school and d.message_id = m.id
       where d.outcome = 'approve' and d.decided_by <> m.author_id`,
    );
    const ids = new Set(approved.map(({ id }) => id));
    for (const reader of [...readersOf.values()].flat())
      expect(reader.messages.filter(({ id }) => !ids.has(id))).toEqual([]);
  });

  it('every recipient has one delivery of every release', async () => {
    await holds(async () => (await database.query('select from outbox')).length === 0);
    const missing = await database.query(
      `select r.message_id, a.person_id from release r
       join audience_member a on a.school = r.school and a.audience_id = r.audience_id
       left join delivery d on d.school = r.school and d.message_id = r.message_id and d.recipient_id = a.person_id
       where d.message_id is null`,
    );
    expect(missing).toEqual([]);
    const [count] = await database.query<{ deliveries: number; recipients: number }>(
      `select (select count(*)::int from delivery) as deliveries,
              (select count(*)::int from release r join audience_member a using (school, audience_id)) as recipients`,
    );
    expect(count?.deliveries).toBe(count?.recipients);
  });
});
