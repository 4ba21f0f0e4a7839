import {
  createDataSource,
  Database,
  readConfig,
  runningEmbeddedPostgres,
  startEmbeddedPostgres,
} from '@app/platform';

/** Runs an administrator’s command on the database of the server, which may be running or not. */
export async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const { DATABASE_URL, PARVIS_DATA_DIR } = readConfig(process.env);
  const known = DATABASE_URL ?? runningEmbeddedPostgres(PARVIS_DATA_DIR);
  const started = known === undefined ? await startEmbeddedPostgres(PARVIS_DATA_DIR) : undefined;
  const dataSource = await createDataSource(known ?? started?.url ?? '').initialize();
  try {
    await dataSource.runMigrations();
    return await work(new Database(dataSource));
  } finally {
    await dataSource.destroy();
    await started?.stop();
  }
}
