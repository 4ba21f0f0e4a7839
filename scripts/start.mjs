// npm start: on a fresh clone too.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, install, node, root } from './prepare.mjs';

install();
build();
const server = spawn(node, ['--enable-source-maps', join(root, 'dist', 'apps', 'api', 'src', 'main.js')], {
  // The channel tells the server when this process is gone, so that no start that was killed keeps the port.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) server.kill('SIGTERM');
}, 500).unref();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => {
  process.exitCode = signal ? 1 : (code ?? 1);
});
