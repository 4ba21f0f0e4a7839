import { newId } from '@app/platform';
import type { NestServerCommands } from './bare/nest-server';
import type { Ground } from './ground';
import { postsOf, TEXT, turnOf, verdictOnText } from './held-messages';
import type { Driven } from './load/drive';
import type { HttpLoadCommands, HttpOutcome } from './load/http-load';
import type { PgLoadCommands } from './load/pg-load';
import { median, type Report } from './report';
import { writeSchool, type BenchSchool } from './school';

const ROUNDS = 7;
const POSTS = 4000;
const CONNECTIONS = 32;
const LATENCY_ROUNDS = 5;
const LATENCY_SECONDS = 3;
const CHANNELS = 4;
const MEMBERS = 50;

/** One post in one statement: the rows that Parvis writes, by the shortest way there is. */
const WRITE_ONE = `
with posted as (
  insert into message (school, id, channel_id, author_id, client_id, state, audience_id, severity)
  select $1, $2, $3, $4, $5, 'held', audience_id, $7 from channel where school = $1 and id = $3
), revised as (
  insert into revision (school, message_id, number, text) values ($1, $2, 1, $6)
)
insert into verdict (school, message_id, revision, outcome, severity, category, lexicon_version, findings)
values ($1, $2, 1, $8, $7, null, $9, $10)`;

/** Accepted posts a second, each validated, authorised, read by the filter, queued and durable. */
export async function posts(ground: Ground): Promise<Report> {
  const database = await ground.createDatabase('posts');
  const bareDatabase = await ground.createDatabase('posts_bare');
  const school = await writeSchool(database, { channels: CHANNELS, members: MEMBERS });
  const bareSchool = await writeSchool(bareDatabase, { channels: CHANNELS, members: MEMBERS });
  const load = ground.startProcess<HttpLoadCommands>('load/http-load.js');
  const pg = ground.startProcess<PgLoadCommands>('load/pg-load.js');
  const parvis = await ground.startParvis(database);
  const nest = ground.startProcess<NestServerCommands>('bare/nest-server.js');
  const nestUrl = await nest.ask('listen');

  const writeBare = (count: number, perSecond?: number): Promise<Driven> =>
    pg.ask('write', {
      url: bareDatabase.url,
      connections: CONNECTIONS,
      statement: WRITE_ONE,
      rows: bareRows(bareSchool, count),
      ...(perSecond !== undefined && { perSecond }),
    });
  const send = (url: string, count: number, perSecond?: number): Promise<HttpOutcome> =>
    load.ask('send', {
      url,
      connections: CONNECTIONS,
      requests: postsOf(school, count),
      ...(perSecond !== undefined && { perSecond }),
    });

  const rounds: Rounds = { parvis: [], bare: [], parvisCpu: [], nestCpu: [], parvisP99: [], bareP99: [] };
  for (let round = -1; round < ROUNDS; round++) {
    const bare = await writeBare(POSTS);
    const [, nestCpu] = await withCpu(nest, () => send(nestUrl, POSTS));
    const [outcome, parvisCpu] = await withCpu(parvis.process, () => send(parvis.url, POSTS));
    mustBeAccepted(outcome);
    if (round < 0) continue;
    rounds.bare.push(POSTS / bare.seconds);
    rounds.parvis.push(POSTS / outcome.seconds);
    rounds.parvisCpu.push((parvisCpu / POSTS) * 1e6);
    rounds.nestCpu.push((nestCpu / POSTS) * 1e6);
  }
  const perSecond = Math.round(median(rounds.parvis) / 2);
  const count = perSecond * LATENCY_SECONDS;
  for (let round = 0; round < LATENCY_ROUNDS; round++) {
    rounds.bareP99.push((await writeBare(count, perSecond)).p99);
    const outcome = await send(parvis.url, count, perSecond);
    mustBeAccepted(outcome);
    rounds.parvisP99.push(outcome.p99);
  }
  await Promise.all([load.stop(), pg.stop(), nest.stop(), parvis.process.stop()]);
  return report(rounds, perSecond);
}

type Rounds = Record<'parvis' | 'bare' | 'parvisCpu' | 'nestCpu' | 'parvisP99' | 'bareP99', number[]>;

function bareRows({ uai, channels }: BenchSchool, count: number): unknown[][] {
  const { severity, outcome, lexicon, findings } = verdictOnText();
  const verdict = [severity, outcome, lexicon, JSON.stringify(findings)];
  return Array.from({ length: count }, (_, index) => {
    const { channelId, author } = turnOf(channels, index);
    return [uai, newId(), channelId, author.personId, newId(), TEXT, ...verdict];
  });
}

function mustBeAccepted({ statuses }: HttpOutcome): void {
  if (Object.keys(statuses).some((status) => status !== '202'))
    throw new Error(`not every post was accepted: ${JSON.stringify(statuses)}`);
}

/** What the work answers, and the seconds of processor time that the server took for it. */
async function withCpu<Outcome>(
  server: { ask(name: 'cpu'): Promise<number> },
  work: () => Promise<Outcome>,
): Promise<[Outcome, number]> {
  const before = await server.ask('cpu');
  const outcome = await work();
  return [outcome, (await server.ask('cpu')) - before];
}

function report(rounds: Rounds, perSecond: number): Report {
  const parvisCpu = median(rounds.parvisCpu);
  const nestCpu = median(rounds.nestCpu);
  return {
    bench: `posts: accepted over HTTP on ${CONNECTIONS} connections`,
    conditions: { rounds: ROUNDS, posts: POSTS, characters: TEXT.length, members: CHANNELS * MEMBERS },
    figures: [
      {
        what: 'accepted and durable, against one statement each by bare pg',
        parvis: median(rounds.parvis),
        bare: median(rounds.bare),
        unit: '/s',
        target: { kind: 'ratio', atLeast: 1 },
      },
      {
        what: `99th percentile at half of that, ${perSecond}/s on both sides`,
        parvis: median(rounds.parvisP99),
        bare: median(rounds.bareP99),
        unit: 'ms',
        target: { kind: 'value', atMost: 50 },
      },
      {
        what: 'processor time of the server per post, against Nest + Fastify + pipe',
        parvis: parvisCpu,
        bare: nestCpu,
        unit: 'µs',
        target: { kind: 'none' },
      },
      {
        what: 'processor time that Parvis adds to it',
        parvis: parvisCpu - nestCpu,
        unit: 'µs',
        target: { kind: 'value', atMost: 150 },
      },
    ],
    rounds,
  };
}
