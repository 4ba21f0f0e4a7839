import { join } from 'node:path';
import { createDataSource, Database, Signals, startEmbeddedPostgres, type Config } from '@app/platform';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, seedDemo } from '@app/demo';
import { hangUpLate } from './closing';
import { createApp } from './create-app';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
/** What has not stopped by itself after this time is not waited for. */
const STOP_MS = 20_000;

/** Starts the database where none is given, migrates it, makes the demo school outside production, and listens until told to stop. */
export async function startServer(config: Config): Promise<void> {
  const embedded =
    config.DATABASE_URL === undefined ? await startEmbeddedPostgres(join(config.PARVIS_DATA_DIR)) : undefined;
  const url = config.DATABASE_URL ?? embedded?.url ?? '';
  const dataSource = await createDataSource(url).initialize();
  await dataSource.runMigrations();
  const database = new Database(dataSource);
  const signals = new Signals(url);
  await signals.start();
  const isDemo = config.NODE_ENV !== 'production';
  if (isDemo) await seedDemo(database);

  const app = await createApp({ config, database, signals });
  const closeApp = hangUpLate(app);
  await app.listen(config.PORT, config.HOST);
  onSignals(async () => {
    // Each step is tried whatever became of those before it; a database left behind would outlive its server.
    try {
      await closeApp();
    } finally {
      try {
        await signals.stop();
      } finally {
        try {
          await dataSource.destroy();
        } finally {
          await embedded?.stop();
        }
      }
    }
  });
  sayWelcome(await app.getUrl(), isDemo);
}

/** Answers signals with an orderly stop; Ctrl-C comes twice, from the terminal and from `npm start`. */
function onSignals(stop: () => Promise<void>): void {
  let stopping: Promise<void> | undefined;
  const begin = (): void => {
    if (stopping) return;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    stopping = stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of SIGNALS) {
    // The embedded PostgreSQL would stop by itself, under whatever is still being answered and written.
    process.removeAllListeners(signal);
    process.on(signal, begin);
  }
}

function sayWelcome(address: string, isDemo: boolean): void {
  const lines = [`Parvis: ${address.replace('[::1]', 'localhost').replace('0.0.0.0', 'localhost')}`];
  if (isDemo)
    lines.push(`Demo accounts (password ${DEMO_PASSWORD}):`, ...DEMO_ACCOUNTS.map((login) => `  ${login}`));
  process.stdout.write(`${lines.join('\n')}\n`);
}
