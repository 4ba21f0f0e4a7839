import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableOf } from '../report';
import { filter } from './filter.bench';

// The filter alone, without a server: node dist/test/bench/filter/main.js
const reports = filter(process.cwd());
for (const report of reports) process.stdout.write(`${tableOf(report)}\n`);
mkdirSync('bench-results', { recursive: true });
writeFileSync(
  join('bench-results', 'filter.json'),
  `${JSON.stringify({ at: new Date().toISOString(), reports }, null, 2)}\n`,
);
