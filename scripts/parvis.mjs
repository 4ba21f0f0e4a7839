#!/usr/bin/env node
// The administrator’s commands: npx parvis …
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, install, node, root } from './prepare.mjs';

install();
build();
const { status } = spawnSync(
  node,
  [join(root, 'dist', 'apps', 'api', 'src', 'cli', 'main.js'), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
