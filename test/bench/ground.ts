import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataSource, Database, freePort, startEmbeddedPostgres } from '@app/platform';
import { pause } from './clock';
import type { ProbeCommands } from './probe';
import { Remote } from './remote';
import { UAI } from './school';

/** One migrated database on the PostgreSQL of the bench. */
export interface BenchDatabase {
  url: string;
  database: Database;
}

export interface RunningParvis {
  url: string;
  process: Remote<ProbeCommands>;
}

const READY_WITHIN_MS = 30_000;

/** No account of the bench is asked to wait: what is measured is the path, not its flood guard. */
const SETTINGS = {
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  LOG_LEVEL: 'warn',
  PARVIS_POSTS_PER_MINUTE: '1000000000',
  PARVIS_REQUESTS_PER_MINUTE: '1000000000',
};

/** Groups stay as large as a bench made them: a server settles no audience while another seems to be at it. */
const KEEP_AUDIENCES = `select pg_advisory_lock(hashtext('audiences'), hashtext($1))`;

/** What the benches stand on: an embedded PostgreSQL with its default, durable settings, and the built server. */
export class Ground {
  private readonly closing: (() => Promise<void>)[] = [];

  private constructor(private readonly postgresUrl: string) {}

  static async start(): Promise<Ground> {
    const folder = join(tmpdir(), `parvis-bench-${randomUUID()}`);
    const postgres = await startEmbeddedPostgres(folder);
    const ground = new Ground(postgres.url);
    ground.closing.push(async () => {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    });
    return ground;
  }

  async createDatabase(name: string): Promise<BenchDatabase> {
    const server = await createDataSource(this.postgresUrl).initialize();
    await server.query(`create database ${name}`);
    await server.destroy();
    const address = new URL(this.postgresUrl);
    address.pathname = `/${name}`;
    const dataSource = await createDataSource(address.href).initialize();
    await dataSource.runMigrations();
    const keeper = dataSource.createQueryRunner();
    await keeper.query(KEEP_AUDIENCES, [UAI]);
    this.closing.push(async () => {
      await keeper.release();
      await dataSource.destroy();
    });
    return { url: address.href, database: new Database(dataSource) };
  }

  /** Starts the built server on a database, in a process of its own, and waits until it is ready. */
  async startParvis({ url: databaseUrl }: BenchDatabase): Promise<RunningParvis> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const parvis = this.startProcess<ProbeCommands>(join('..', '..', 'apps', 'api', 'src', 'main.js'), {
      preload: [join(__dirname, 'probe.js')],
      env: { ...SETTINGS, PORT: String(port), DATABASE_URL: databaseUrl },
    });
    await ready(url);
    return { url, process: parvis };
  }

  /** @param file relative to the compiled bench */
  startProcess<Asked extends Record<string, (argument: never) => unknown>>(
    file: string,
    options?: { preload: string[]; env: NodeJS.ProcessEnv },
  ): Remote<Asked> {
    const remote = new Remote<Asked>(join(__dirname, file), options);
    this.closing.push(() => remote.stop());
    return remote;
  }

  /** Ends everything that was started, the last first. */
  async stop(): Promise<void> {
    for (const close of this.closing.reverse()) await close();
  }
}

async function ready(url: string): Promise<void> {
  for (let waited = 0; waited < READY_WITHIN_MS; waited += 100) {
    const response = await fetch(`${url}/api/health/ready`).catch(() => undefined);
    if (response?.ok) return;
    await pause(100);
  }
  throw new Error(`${url} was not ready within ${READY_WITHIN_MS} ms`);
}
