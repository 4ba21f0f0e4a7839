import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDataSource, Database, readConfig, Signals } from '@app/platform';
import { createApp } from './create-app';
import { apiDocument } from './openapi';

const NOWHERE = 'postgres://nobody@127.0.0.1:1/none';
const OUT = join(process.cwd(), 'apps', 'api', 'openapi.json');

/** Writes the OpenAPI document from the compiled server, without a database: `npm run api:emit`. */
async function emit(): Promise<void> {
  const app = await createApp({
    config: readConfig({ LOG_LEVEL: 'error' }),
    database: new Database(createDataSource(NOWHERE)),
    signals: new Signals(NOWHERE),
  });
  writeFileSync(OUT, `${JSON.stringify(apiDocument(app), null, 2)}\n`);
}

void emit();
