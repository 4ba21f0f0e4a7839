import { newId } from '@app/platform';
import type { SocketServerCommands } from './bare/socket-server';
import { now, pause } from './clock';
import type { BenchDatabase, Ground, RunningParvis } from './ground';
import { HttpConnection } from './load/http-connection';
import type { SocketLoadCommands } from './load/socket-load';
import type { Remote } from './remote';
import { median, type Report } from './report';
import { writeSchool, type BenchSchool, type Member } from './school';
import type { Memory } from './usage';

const ROUNDS = 15;
const WARM_UP = 5;
const KIB = 1024;
/** With the rest of the event some 400 bytes. */
const SHORT_TEXT =
  'La réunion de jeudi est déplacée à 18 h 30, au réfectoire. Merci de prévenir vos voisins.';

/** One released message to every member of one group, all of them connected: the time to the last one. */
export async function fanout(ground: Ground, members: number): Promise<Report> {
  const database = await ground.createDatabase(`fanout_${members}`);
  const school = await writeSchool(database, { channels: 1, members });
  const load = ground.startProcess<SocketLoadCommands>('load/socket-load.js');
  const parvis = await ground.startParvis(database);
  const bare = ground.startProcess<SocketServerCommands>('bare/socket-server.js');
  const bareUrl = await bare.ask('listen');

  const tokens = (school.channels[0]?.members ?? []).map(({ token }) => token);
  const parvisMemory = await memoryPerConnection(parvis.process, members, () =>
    load.ask('connect', { url: parvis.url, tokens }),
  );
  const bareMemory = await memoryPerConnection(bare, members, () =>
    load.ask('connect', { url: bareUrl, tokens: tokens.map(() => null) }),
  );

  const releases = await Releases.open(database, parvis, school);
  const rounds: Round[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const released = await releases.measure(load, members);
    const packet = await load.ask('packet', { url: parvis.url });
    const emitted = await measureBare(bare, bareUrl, load, packet, members);
    if (round >= 0) rounds.push({ ...released, ...emitted, bytes: Buffer.byteLength(packet) });
  }
  releases.close();
  await Promise.all([load.stop(), bare.stop(), parvis.process.stop()]);
  return report(members, rounds, parvisMemory, bareMemory);
}

interface Released {
  fromCommit: number;
  fromRequest: number;
  parvisCpu: number;
}
interface Emitted {
  bare: number;
  bareCpu: number;
}
type Round = Released & Emitted & { bytes: number };

/** Approvals of messages posted just before, one at a time. */
class Releases {
  private constructor(
    private readonly database: BenchDatabase,
    private readonly parvis: RunningParvis,
    private readonly http: HttpConnection,
    private readonly channelId: string,
    private readonly author: Member,
    private readonly moderator: Member,
  ) {}

  static async open(database: BenchDatabase, parvis: RunningParvis, school: BenchSchool): Promise<Releases> {
    const [channel] = school.channels;
    const [author] = channel?.members ?? [];
    if (!channel || !author) throw new Error('the school is empty');
    const http = await HttpConnection.open(parvis.url);
    return new Releases(database, parvis, http, channel.id, author, school.moderator);
  }

  async measure(load: Remote<SocketLoadCommands>, deliveries: number): Promise<Released> {
    const { url, process: server } = this.parvis;
    const path = `/api/channels/${this.channelId}/messages`;
    const body = JSON.stringify({ clientId: newId(), text: SHORT_TEXT });
    const posted = await this.http.post({ path, token: this.author.token, body });
    if (posted.status !== 202) throw new Error(`post: ${posted.status} ${posted.body}`);
    const { id, version } = JSON.parse(posted.body) as { id: string; version: number };

    await load.ask('expect', { url, deliveries });
    const before = await server.ask('cpu');
    const start = now();
    const [decided, last] = await Promise.all([
      this.http.post({
        path: `/api/moderation/messages/${id}/approve`,
        token: this.moderator.token,
        body: JSON.stringify({ version }),
      }),
      load.ask('last', { url }),
    ]);
    const after = await server.ask('cpu');
    if (decided.status !== 200) throw new Error(`approve: ${decided.status} ${decided.body}`);
    const committed = await server.ask('committed');
    await this.deliveriesWritten();
    return {
      fromCommit: last - committed,
      fromRequest: last - start,
      parvisCpu: (after - before) / deliveries,
    };
  }

  close(): void {
    this.http.close();
  }

  /** The rows of the deliveries are written after the sockets were served; the next round begins in quiet. */
  private async deliveriesWritten(): Promise<void> {
    while ((await this.database.database.query('select from outbox limit 1')).length > 0) await pause(50);
  }
}

async function measureBare(
  bare: Remote<SocketServerCommands>,
  url: string,
  load: Remote<SocketLoadCommands>,
  packet: string,
  deliveries: number,
): Promise<Emitted> {
  await load.ask('expect', { url, deliveries });
  const before = await bare.ask('cpu');
  const [start, last] = await Promise.all([bare.ask('emit', { packet }), load.ask('last', { url })]);
  const after = await bare.ask('cpu');
  return { bare: last - start, bareCpu: (after - before) / deliveries };
}

/** What each of so many connections added to the memory of the server, in KiB. */
async function memoryPerConnection(
  server: { ask(name: 'memory'): Promise<Memory> },
  connections: number,
  connect: () => Promise<void>,
): Promise<Memory> {
  const before = await server.ask('memory');
  await connect();
  const after = await server.ask('memory');
  const perConnection = (bytes: number): number => bytes / connections / KIB;
  return {
    kept: perConnection(after.kept - before.kept),
    resident: perConnection(after.resident - before.resident),
  };
}

function report(members: number, rounds: readonly Round[], parvisMemory: Memory, bareMemory: Memory): Report {
  const of = (key: keyof Round) => rounds.map((round) => round[key]);
  const micros = (key: 'parvisCpu' | 'bareCpu') => median(of(key)) * 1e6;
  return {
    bench: `fanout: one released message to ${members} connected members`,
    conditions: { members, rounds: ROUNDS, bytes: median(of('bytes')) },
    figures: [
      {
        what: 'from the commit of the release to the last socket',
        parvis: median(of('fromCommit')),
        bare: median(of('bare')),
        unit: 'ms',
        target: { kind: 'ratio', atMost: 1 },
      },
      {
        what: 'from sending the approval over HTTP to the last socket',
        parvis: median(of('fromRequest')),
        bare: median(of('bare')),
        unit: 'ms',
        target: { kind: 'none' },
      },
      {
        what: 'processor time of the server per delivery',
        parvis: micros('parvisCpu'),
        bare: micros('bareCpu'),
        unit: 'µs',
        target: { kind: 'ratio', atMost: 1.05 },
      },
      {
        what: 'memory that the heap keeps for a signed-in connection',
        parvis: parvisMemory.kept,
        bare: bareMemory.kept,
        unit: 'KiB',
        target: { kind: 'none' },
      },
      {
        what: 'resident memory for each, with what the first of them warm up',
        parvis: parvisMemory.resident,
        bare: bareMemory.resident,
        unit: 'KiB',
        target: { kind: 'value', atMost: 40 },
      },
    ],
    rounds: { fromCommit: of('fromCommit'), fromRequest: of('fromRequest'), bare: of('bare') },
  };
}
