import { newId } from '@app/platform';
import type { NestServerCommands } from './bare/nest-server';
import type { Ground } from './ground';
import { postsOf, TEXT, turnOf, verdictOnText } from './held-messages';
import type { HttpLoadCommands, HttpOutcome } from './load/http-load';
import type { PgLoadCommands } from './load/pg-load';
import { median, type Report } from './report';
import { writeSchool, type BenchSchool } from './school';

const ROUNDS = 7;
const POSTS = 4000;
const CONNECTIONS = 32;
const LATENCY_SECONDS = 5;
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

  const rounds = {
    parvis: [] as number[],
    bare: [] as number[],
    parvisCpu: [] as number[],
    nestCpu: [] as number[],
  };
  for (let round = -1; round < ROUNDS; round++) {
    const seconds = await pg.ask('write', {
      url: bareDatabase.url,
      connections: CONNECTIONS,
      statement: WRITE_ONE,
      rows: bareRows(bareSchool, POSTS),
    });
    const bareRequest = { url: nestUrl, connections: CONNECTIONS, requests: postsOf(school, POSTS) };
    const nestCpu = await cpuDuring(nest, () => load.ask('send', bareRequest));
    let outcome: HttpOutcome | undefined;
    const request = { url: parvis.url, connections: CONNECTIONS, requests: postsOf(school, POSTS) };
    const parvisCpu = await cpuDuring(parvis.process, async () => {
      outcome = accepted(await load.ask('send', request));
    });
    if (round < 0 || !outcome) continue;
    rounds.bare.push(POSTS / seconds);
    rounds.parvis.push(POSTS / outcome.seconds);
    rounds.parvisCpu.push((parvisCpu / POSTS) * 1e6);
    rounds.nestCpu.push((nestCpu / POSTS) * 1e6);
  }
  const perSecond = Math.round(median(rounds.parvis) / 2);
  const half = accepted(
    await load.ask('send', {
      url: parvis.url,
      connections: CONNECTIONS,
      requests: postsOf(school, perSecond * LATENCY_SECONDS),
      perSecond,
    }),
  );
  await Promise.all([load.stop(), pg.stop(), nest.stop(), parvis.process.stop()]);
  return report(rounds, perSecond, half);
}

function bareRows({ uai, channels }: BenchSchool, count: number): unknown[][] {
  const { severity, outcome, lexicon, findings } = verdictOnText();
  const verdict = [severity, outcome, lexicon, JSON.stringify(findings)];
  return Array.from({ length: count }, (_, index) => {
    const { channelId, author } = turnOf(channels, index);
    return [uai, newId(), channelId, author.personId, newId(), TEXT, ...verdict];
  });
}

function accepted(outcome: HttpOutcome): HttpOutcome {
  const others = Object.entries(outcome.statuses).filter(([status]) => status !== '202');
  if (others.length > 0) throw new Error(`not every post was accepted: ${JSON.stringify(outcome.statuses)}`);
  return outcome;
}

/** Seconds of processor time. */
async function cpuDuring(
  server: { ask(name: 'cpu'): Promise<number> },
  work: () => Promise<unknown>,
): Promise<number> {
  const before = await server.ask('cpu');
  await work();
  return (await server.ask('cpu')) - before;
}

function report(
  rounds: Record<'parvis' | 'bare' | 'parvisCpu' | 'nestCpu', number[]>,
  perSecond: number,
  half: HttpOutcome,
): Report {
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
        what: `99th percentile at half of that, ${perSecond}/s`,
        parvis: half.p99,
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
