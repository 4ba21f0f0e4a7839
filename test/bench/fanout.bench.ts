import type { SocketServerCommands } from './bare/socket-server';
import type { Ground } from './ground';
import type { SocketLoadCommands } from './load/socket-load';
import { Releases, type Released, type Spread } from './releases';
import { median, type Report } from './report';
import { writeSchool } from './school';
import type { Memory } from './usage';

const ROUNDS = 15;
const WARM_UP = 5;
const BURSTS = 5;
const BURST = 10;
const KIB = 1024;

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

  const releases = await Releases.open(database, parvis, load, school, BURST);
  const emit = async (messages: number): Promise<Spread> => {
    const packet = await load.ask('packet', { url: parvis.url });
    await load.ask('expect', { url: bareUrl, deliveries: messages * members });
    const before = await bare.ask('cpu');
    const [start, last] = await Promise.all([
      bare.ask('emit', { packet, times: messages }),
      load.ask('last', { url: bareUrl }),
    ]);
    const after = await bare.ask('cpu');
    return { fromRequest: last - start, cpu: (after - before) / (messages * members) };
  };
  const alternate = async (messages: number, times: number): Promise<Rounds> => {
    const rounds: Rounds = { parvis: [], bare: [] };
    for (let round = -WARM_UP; round < times; round++) {
      const released = await releases.measure(messages, members);
      const emitted = await emit(messages);
      if (round < 0) continue;
      rounds.parvis.push(released);
      rounds.bare.push(emitted);
    }
    return rounds;
  };
  const single = await alternate(1, ROUNDS);
  const bursts = await alternate(BURST, BURSTS);
  const bytes = Buffer.byteLength(await load.ask('packet', { url: parvis.url }));
  releases.close();
  await Promise.all([load.stop(), bare.stop(), parvis.process.stop()]);
  return report({ members, bytes }, single, bursts, { parvis: parvisMemory, bare: bareMemory });
}

interface Rounds {
  parvis: Released[];
  bare: Spread[];
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

function report(
  { members, bytes }: { members: number; bytes: number },
  single: Rounds,
  bursts: Rounds,
  memory: { parvis: Memory; bare: Memory },
): Report {
  const fromCommit = single.parvis.map((round) => round.fromCommit);
  const fromRequest = single.parvis.map((round) => round.fromRequest);
  const bare = single.bare.map((round) => round.fromRequest);
  const perSecond = (rounds: readonly Spread[]): number =>
    median(rounds.map((round) => (BURST * 1000) / round.fromRequest));
  const micros = (rounds: readonly Spread[]): number => median(rounds.map(({ cpu }) => cpu * 1e6));
  return {
    bench: `fanout: one released message to ${members} connected members`,
    conditions: { members, bytes, rounds: ROUNDS, bursts: BURSTS, burst: BURST },
    figures: [
      {
        what: 'from the commit of the release to the last socket',
        parvis: median(fromCommit),
        bare: median(bare),
        unit: 'ms',
        target: { kind: 'ratio', atMost: 1 },
      },
      {
        what: 'from sending the approval over HTTP to the last socket',
        parvis: median(fromRequest),
        bare: median(bare),
        unit: 'ms',
        target: { kind: 'none' },
      },
      {
        what: `messages approved together, ${BURST} at a time, to the last socket`,
        parvis: perSecond(bursts.parvis),
        bare: perSecond(bursts.bare),
        unit: '/s',
        target: { kind: 'none' },
      },
      {
        what: 'processor time of the server per delivery, in these bursts',
        parvis: micros(bursts.parvis),
        bare: micros(bursts.bare),
        unit: 'µs',
        target: { kind: 'ratio', atMost: 1.05 },
      },
      {
        what: 'memory that the heap keeps for a signed-in connection',
        parvis: memory.parvis.kept,
        bare: memory.bare.kept,
        unit: 'KiB',
        target: { kind: 'none' },
      },
      {
        what: 'resident memory for each, with what the first of them warm up',
        parvis: memory.parvis.resident,
        bare: memory.bare.resident,
        unit: 'KiB',
        target: { kind: 'value', atMost: 40 },
      },
    ],
    rounds: { fromCommit, fromRequest, bare },
  };
}
