import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readConfig, type Signals } from '@app/platform';
import { freshDatabase, type FreshDatabase } from '../../../../test/support/database';
import { startedSignals } from '../../../../test/support/small-school';
import { createApp } from '../create-app';

describe('what a load balancer and a monitor ask', () => {
  let fresh: FreshDatabase;
  let signals: Signals;
  let app: NestFastifyApplication;
  beforeEach(async () => {
    fresh = await freshDatabase();
    signals = await startedSignals(fresh.url);
    const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' });
    app = await createApp({ config, database: fresh.database, signals });
  });
  afterEach(async () => {
    await app.close();
    await signals.stop();
    await fresh.drop();
  });

  const get = async (url: string) => {
    const { statusCode, body, headers } = await app.inject({ method: 'GET', url });
    return { status: statusCode, body, headers };
  };

  it('the server is ready when the canary was held', async () => {
    await app.init();
    expect((await get('/api/health/live')).status).toBe(200);
    expect(await get('/api/health/ready')).toMatchObject({ status: 200, body: '{"status":"ready"}' });
  });

  it('a server whose database lost a law lives, but is not ready', async () => {
    await fresh.database.query('alter table decision drop constraint decision_check');
    await app.init();
    expect((await get('/api/health/live')).status).toBe(200);
    const { status, body } = await get('/api/health/ready');
    expect(status).toBe(503);
    expect(body).toContain('delivery.halted');
  });

  it('a server whose database was away at the wrong moment tries the canary again', async () => {
    const away = Object.assign(new Error('connection reset'), { code: 'ECONNRESET' });
    const transaction = jest.spyOn(fresh.database, 'transaction').mockRejectedValueOnce(away);
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'setInterval', 'queueMicrotask', 'Date'] });
    await app.init();
    expect((await get('/api/health/ready')).status).toBe(503);
    await jest.advanceTimersByTimeAsync(60_000);
    jest.useRealTimers();
    const answers: number[] = [];
    do answers.push((await get('/api/health/ready')).status);
    while (answers.at(-1) !== 200 && answers.length < 1_000);
    expect(answers.at(-1)).toBe(200);
    expect(transaction).toHaveBeenCalledTimes(2);
  });

  it('figures are those of Prometheus, and name nobody', async () => {
    await app.init();
    const { status, body, headers } = await get('/metrics');
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toMatch(/^parvis_waiting_messages 0$/m);
    expect(body).toMatch(/^parvis_waiting_oldest_seconds 0$/m);
    expect(body).toMatch(/^process_cpu_seconds_total /m);
  });
});
