// npm run api:check: the OpenAPI document and the client generated from it are those of the sources.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './prepare.mjs';

const generated = ['apps/api/openapi.json', 'apps/web/src/api/schema.ts'];
const read = () => generated.map((file) => readFileSync(join(root, file), 'utf8'));

const before = read();
run('npm', ['run', '--silent', 'api:emit']);
const changed = generated.filter((_, i) => read()[i] !== before[i]);
if (changed.length > 0) {
  process.stderr.write(`Generated anew, commit them: ${changed.join(', ')}\n`);
  process.exitCode = 1;
}
