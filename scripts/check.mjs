// npm run check: everything a change has to pass. All steps run, so that one failure does not hide the next.
import { spawnSync } from 'node:child_process';
import { install, root } from './prepare.mjs';

const steps = ['format:check', 'lint', 'typecheck', 'deps', 'knip', 'api:check', 'test'];

install();
const failed = steps.filter((step) => {
  process.stderr.write(`\n— ${step}\n`);
  return spawnSync('npm', ['run', '--silent', step], { cwd: root, stdio: 'inherit' }).status !== 0;
});
process.stderr.write(failed.length > 0 ? `\nFailed: ${failed.join(', ')}\n` : '\nAll checks passed.\n');
process.exitCode = failed.length > 0 ? 1 : 0;
