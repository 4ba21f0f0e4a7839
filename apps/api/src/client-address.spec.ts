import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createDataSource, Database, readConfig, Signals } from '@app/platform';
import { createApp } from './create-app';

/** Never asked for anything: the application is made and not started. */
const NOWHERE = 'postgres://nobody@127.0.0.1:1/none';
const PROXY = '10.0.0.7';

describe('the address of a client', () => {
  let app: NestFastifyApplication;
  afterEach(() => app.getHttpAdapter().getInstance().close());

  /** What the server takes for the client’s address, by which it counts failed sign-ins. */
  async function seen(trusted: boolean, forwardedFor?: string): Promise<string> {
    app = await createApp({
      config: readConfig({ LOG_LEVEL: 'silent', PARVIS_TRUST_PROXY: String(trusted) }),
      database: new Database(createDataSource(NOWHERE)),
      signals: new Signals(NOWHERE),
    });
    const fastify = app.getHttpAdapter().getInstance();
    fastify.get('/address', ({ ip }) => ip);
    const { body } = await fastify.inject({
      url: '/address',
      remoteAddress: PROXY,
      headers: forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor },
    });
    return body;
  }

  it('is the one that the nearest proxy wrote, whatever the client wrote before it', async () => {
    expect(await seen(true, '203.0.113.9')).toBe('203.0.113.9');
  });

  it('is not one that a client made up', async () => {
    expect(await seen(true, '198.51.100.1, 192.0.2.66, 203.0.113.9')).toBe('203.0.113.9');
  });

  it('is that of the connection where nothing was forwarded', async () => {
    expect(await seen(true)).toBe(PROXY);
  });

  it('is that of the connection where no proxy is trusted', async () => {
    expect(await seen(false, '203.0.113.9')).toBe(PROXY);
  });
});
