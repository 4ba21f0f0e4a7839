#!/usr/bin/env node
// The administrator’s commands: npx parvis …
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { buildServer, install, node, root } from './prepare.mjs';

install();
buildServer();
const main = join(root, 'dist', 'apps', 'api', 'src', 'cli', 'main.js');
const command = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
// Ctrl-C reaches the command by itself, which says how far it came; this process waits for its last words.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => command.kill('SIGTERM'));
command.on('exit', (code, signal) => {
  process.exitCode = code ?? 128 + constants.signals[signal];
});
