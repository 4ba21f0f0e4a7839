import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// Jest resolves no path alias in a global setup.
import { createDataSource } from '../../libs/platform/src/database';
import { startEmbeddedPostgres, type RunningPostgres } from '../../libs/platform/src/embedded-postgres';
import { databaseUrl, TEMPLATE_DATABASE, TEST_POSTGRES_URL } from './postgres.names';

/** What a test database does not need: to survive a crash of the machine. */
const FLAGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'].flatMap(
  (setting) => ['-c', setting],
);

interface TestPostgres extends RunningPostgres {
  folder: string;
}

/** Every Jest project has its global setup in the same process; they share one PostgreSQL. */
const shared = globalThis as { parvisTestPostgres?: { running: Promise<TestPostgres>; users: number } };

export async function useTestPostgres(): Promise<void> {
  shared.parvisTestPostgres ??= { running: start(), users: 0 };
  shared.parvisTestPostgres.users++;
  const { url } = await shared.parvisTestPostgres.running;
  process.env[TEST_POSTGRES_URL] = url;
}

export async function leaveTestPostgres(): Promise<void> {
  const postgres = shared.parvisTestPostgres;
  if (postgres === undefined || --postgres.users > 0) return;
  delete shared.parvisTestPostgres;
  const running = await postgres.running;
  await running.stop();
  rmSync(running.folder, { recursive: true, force: true });
}

async function start(): Promise<TestPostgres> {
  const folder = join(tmpdir(), `parvis-test-${randomUUID()}`);
  const postgres = await startEmbeddedPostgres(folder, FLAGS);
  const server = await createDataSource(postgres.url).initialize();
  await server.query(`create database ${TEMPLATE_DATABASE}`);
  await server.destroy();
  const template = await createDataSource(databaseUrl(postgres.url, TEMPLATE_DATABASE)).initialize();
  await template.runMigrations();
  await template.destroy();
  return { ...postgres, folder };
}
