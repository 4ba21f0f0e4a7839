import 'reflect-metadata';
import { readConfig } from '@app/platform';
import { startServer } from './start-server';

startServer(readConfig(process.env)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
