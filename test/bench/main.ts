import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { approvals } from './approvals.bench';
import { fanout } from './fanout.bench';
import { filter } from './filter/filter.bench';
import { Ground } from './ground';
import { posts } from './posts.bench';
import { tableOf, type Report } from './report';

const BENCHES: Readonly<Record<string, () => Promise<Report[]>>> = {
  fanout: () => onGround(async (ground) => [await fanout(ground, 1500), await fanout(ground, 5000)]),
  posts: () => onGround(async (ground) => [await posts(ground)]),
  approvals: () => onGround(async (ground) => [await approvals(ground)]),
  filter: () => Promise.resolve(filter(process.cwd())),
};

const RESULTS = 'bench-results';

/** Runs the named benches, or all; prints a table of each and keeps its figures in `bench-results/`. */
async function main(asked: readonly string[]): Promise<void> {
  const unknown = asked.filter((name) => !(name in BENCHES));
  if (unknown.length > 0)
    throw new Error(`no bench ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`);
  for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) {
    const reports = (await BENCHES[name]?.()) ?? [];
    for (const report of reports) process.stdout.write(`${tableOf(report)}\n`);
    keep(name, reports);
  }
}

/** Each bench begins on a PostgreSQL of its own, so that none inherits the rows of another. */
async function onGround(bench: (ground: Ground) => Promise<Report[]>): Promise<Report[]> {
  const ground = await Ground.start();
  try {
    return await bench(ground);
  } finally {
    await ground.stop();
  }
}

/** The figures, with what a reader needs to judge them. */
function keep(name: string, reports: readonly Report[]): void {
  const machine = { cores: cpus().length, model: cpus()[0]?.model, node: process.version, load: loadavg() };
  mkdirSync(RESULTS, { recursive: true });
  const result = { at: new Date().toISOString(), machine, reports };
  writeFileSync(join(RESULTS, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
