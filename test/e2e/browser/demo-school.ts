import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '@app/demo';
import { DEVICES, startBrowser, type Device } from '../../support/browser';
import { Client } from '../../support/client';
import { freshDatabase, type FreshDatabase } from '../../support/database';
import { ServerProcess } from '../../support/server';

/** How long something may take to show on a busy machine; what takes longer is taken for missing. */
const PATIENCE_MS = 20_000;

/** The built server with the demo school on a database of its own, and one browser for everybody’s devices. */
export class DemoSchool {
  private readonly clients = new Map<string, Promise<Client>>();
  /** What went wrong inside pages: uncaught errors, and what the content security policy had to stop. */
  readonly faults: string[] = [];

  private constructor(
    readonly fresh: FreshDatabase,
    private readonly server: ServerProcess,
    private readonly browser: Browser,
  ) {}

  static async open(): Promise<DemoSchool> {
    const fresh = await freshDatabase();
    const [server, browser] = await Promise.all([
      ServerProcess.start(fresh.url, { NODE_ENV: 'development' }),
      startBrowser(),
    ]);
    return new DemoSchool(fresh, server, browser);
  }

  /** The address of a screen. */
  url(path: string): string {
    return this.server.url + path;
  }

  /** A screen of somebody who is signed in; every call is another device. */
  async screen(login: string, device: Device, path = '/'): Promise<Page> {
    const page = await this.newScreen(device);
    const answer = await page.request.post(this.url('/api/auth/login'), {
      data: { login, password: DEMO_PASSWORD },
    });
    expect(answer.status()).toBe(200);
    await page.goto(this.url(path));
    return page;
  }

  /** A screen of a device on which nobody is signed in yet. */
  async newScreen(device: Device): Promise<Page> {
    const context = await this.newContext(device);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.faults.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy'))
        this.faults.push(`${page.url()}: ${message.text()}`);
    });
    return page;
  }

  private async newContext(device: Device): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      ...DEVICES[device],
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(PATIENCE_MS);
    return context;
  }

  /** The same person without a screen, for what a test is not about. */
  client(login: string): Promise<Client> {
    const known = this.clients.get(login) ?? Client.signIn(this.server.url, login, DEMO_PASSWORD);
    this.clients.set(login, known);
    return known;
  }

  /** The id of a channel that this person reads. */
  async channel(login: string, name: string): Promise<string> {
    const client = await this.client(login);
    const { body } = await client.get<{ items: { id: string; name: string }[] }>('/api/channels');
    const channel = body.items.find((each) => each.name === name);
    if (channel === undefined) throw new Error(`${login} has no channel ${name}`);
    return channel.id;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
    await this.fresh.drop();
  }
}
