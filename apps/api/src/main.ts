import 'reflect-metadata';
import { readConfig } from '@app/platform';
import { startServer } from './start-server';

// Started by `npm start`, the server goes with it, even when that was killed without a word.
process.channel?.unref();
process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
});

startServer(readConfig(process.env)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  // Whatever was started on the way here would keep the process alive.
  process.exit(1);
});
