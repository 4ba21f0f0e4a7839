import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(__dirname, '..', '..');
const MAIN = join(ROOT, 'dist', 'apps', 'api', 'src', 'main.js');
/** The line in which the server says that it listens, and where. */
const WELCOME = /^Parvis: (http:\S+)/;

/** The built server as a process of its own. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** Starts it on a database and waits until it says that it listens. */
  static start(databaseUrl: string, settings: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
    return ServerProcess.run({ DATABASE_URL: databaseUrl, ...settings });
  }

  /** Starts it with a PostgreSQL of its own in this folder. */
  static startAlone(folder: string): Promise<ServerProcess> {
    return ServerProcess.run({ PARVIS_DATA_DIR: folder });
  }

  private static async run(settings: Readonly<Record<string, string>>): Promise<ServerProcess> {
    const child = spawn(process.execPath, ['--enable-source-maps', MAIN], {
      cwd: ROOT,
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        LOG_LEVEL: 'warn',
        HOST: '127.0.0.1',
        PORT: '0',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new ServerProcess(child, await welcomeOf(child));
  }

  /** As a person stops it; answers its exit code, null when the signal itself ended it. */
  stop(): Promise<number | null> {
    return this.end('SIGTERM');
  }

  /** As a power cut stops it. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    const { child } = this;
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    }
    return child.exitCode;
  }
}

async function welcomeOf(child: ChildProcess): Promise<string> {
  const said: string[] = [];
  return new Promise((listening, failed) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface(stream).on('line', (line) => {
        said.push(line);
        const [, url] = WELCOME.exec(line) ?? [];
        if (url !== undefined) listening(url);
      });
    }
    child.once('exit', (code, signal) => {
      failed(new Error(`The server ended with ${code ?? signal ?? 'nothing'}:\n${said.join('\n')}`));
    });
  });
}
