// Brings a checkout to the point where it runs: installs what the lockfile names, builds what is older than its sources.
// Uses nothing but Node itself, because nothing may be installed yet.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamps = join(root, 'node_modules', '.cache', 'parvis');

/** The Node that the project is built for; it comes as one of its packages. */
export const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

/** Installs the packages of the lockfile, unless that was done for this very lockfile. */
export function install() {
  once('install', hashOf(['package-lock.json']), join('node_modules', '.bin', 'node'), () => {
    say('Installing the packages…');
    // Not `ci`: it refuses a lockfile that was made where the binaries of another platform could not be seen.
    run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
  });
}

const SERVER_SOURCES = ['package-lock.json', 'tsconfig.json', 'nest-cli.json', 'libs', 'apps/api'];

/** Builds server and browser app, unless nothing changed since the last time. */
export function build() {
  buildServer();
  const web = ['package-lock.json', 'apps/web', 'libs/contract', 'libs/policy'];
  once('build-web', hashOf(web), join('apps', 'web', 'dist', 'index.html'), () => {
    say('Building the browser app…');
    run('npm', ['run', '--silent', 'build', '--workspace', '@parvis/web', '--', '--logLevel', 'warn']);
  });
}

/** Builds what the server and the commands are made of. */
export function buildServer() {
  once('build-api', hashOf(SERVER_SOURCES), join('dist', 'apps', 'api', 'src', 'main.js'), () => {
    say('Building the server…');
    run('npx', ['--no-install', 'nest', 'build', 'api']);
  });
}

/** Builds the server with the benches beside it. */
export function buildBench() {
  once(
    'build-bench',
    hashOf([...SERVER_SOURCES, 'test/bench']),
    join('dist', 'test', 'bench', 'main.js'),
    () => {
      say('Building the benches…');
      run('npx', ['--no-install', 'nest', 'build', '-p', 'test/bench/tsconfig.json']);
    },
  );
}

export function run(command, args, options = {}) {
  const path = `${join(root, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`;
  execFileSync(command, args, {
    cwd: root,
    // What a command is given to read is not for the tools, and what it answers is not mixed with their words.
    stdio: ['ignore', process.stderr.fd, 'inherit'],
    env: { ...process.env, PATH: path },
    ...options,
  });
}

function once(name, hash, outcome, work) {
  const stamp = join(stamps, name);
  if (existsSync(join(root, outcome)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  work();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, hash);
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesIn(join(root, path)))) {
    hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

const NOT_SOURCE = new Set(['node_modules', 'dist', 'dev-dist']);

function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !NOT_SOURCE.has(name))
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}

function say(words) {
  process.stderr.write(`${words}\n`);
}
