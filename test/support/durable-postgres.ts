import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Relay } from './relay';

const MAIN = join(__dirname, 'durable-postgres.main.mjs');

interface Running {
  child: ChildProcess;
  url: URL;
}

/** A PostgreSQL that keeps what it has committed, and can be restarted behind an address that stays. */
export class DurablePostgres {
  private constructor(
    private readonly folder: string,
    private running: Running,
    private readonly relay: Relay,
  ) {}

  static async start(): Promise<DurablePostgres> {
    const folder = join(tmpdir(), `parvis-durable-${randomUUID()}`);
    const running = await startOn(folder);
    return new DurablePostgres(folder, running, await Relay.to(Number(running.url.port)));
  }

  get url(): string {
    const url = new URL(this.running.url);
    url.port = String(this.relay.port);
    return url.href;
  }

  async restart(): Promise<void> {
    await stopped(this.running);
    this.running = await startOn(this.folder);
    this.relay.turnTo(Number(this.running.url.port));
  }

  async remove(): Promise<void> {
    await stopped(this.running);
    await this.relay.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

// Jest cannot load the package in a test: it is an ES module that asks where its own file is.
async function startOn(folder: string): Promise<Running> {
  const child = spawn(process.execPath, [MAIN, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, url: new URL(line) };
}

async function stopped({ child }: Running): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
