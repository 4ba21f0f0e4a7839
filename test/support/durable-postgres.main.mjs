// A PostgreSQL for one folder, for as long as this process lives: argument 2 is the folder, the first line its address.
import { startEmbeddedPostgres } from '../../dist/libs/platform/src/index.js';

const { url, stop } = await startEmbeddedPostgres(process.argv[2]);
process.stdout.write(`${url}\n`);
process.on('SIGTERM', () => {
  void stop().then(() => process.exit(0));
});
