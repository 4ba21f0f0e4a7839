import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createDataSource, Database, Signals, startEmbeddedPostgres, type Config } from '@app/platform';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, seedDemo } from '@app/demo';
import { createApp } from './create-app';

/** Starts the database where none is given, migrates it, makes the demo school outside production, and listens. */
export async function startServer(config: Config): Promise<NestFastifyApplication> {
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
  await app.listen(config.PORT, config.HOST);
  stopWith(app, async () => {
    await signals.stop();
    await dataSource.destroy();
    await embedded?.stop();
  });
  sayWelcome(await app.getUrl(), isDemo);
  return app;
}

/** What the application stands on goes after the application itself. */
function stopWith(app: NestFastifyApplication, stopGround: () => Promise<void>): void {
  const close = app.close.bind(app);
  app.close = async () => {
    await close();
    await stopGround();
  };
}

function sayWelcome(address: string, isDemo: boolean): void {
  const lines = [`Parvis: ${address.replace('[::1]', 'localhost').replace('0.0.0.0', 'localhost')}`];
  if (isDemo)
    lines.push(`Demo accounts (password ${DEMO_PASSWORD}):`, ...DEMO_ACCOUNTS.map((login) => `  ${login}`));
  process.stdout.write(`${lines.join('\n')}\n`);
}
