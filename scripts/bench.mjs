// npm run bench: on a fresh clone too. Arguments are names of benches; none means all.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildBench, install, node, root } from './prepare.mjs';

install();
buildBench();
const { status } = spawnSync(
  node,
  [join(root, 'dist', 'test', 'bench', 'main.js'), ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
