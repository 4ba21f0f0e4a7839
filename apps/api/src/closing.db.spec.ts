import { once } from 'node:events';
import { connect } from 'node:net';
import { readConfig } from '@app/platform';
import { freshDatabase } from '../../../test/support/database';
import { startedSignals } from '../../../test/support/small-school';
import { hangUpLate } from './closing';
import { createApp } from './create-app';

describe('a server that closes', () => {
  it('hangs up on a client that takes too long over its request', async () => {
    const fresh = await freshDatabase();
    const signals = await startedSignals(fresh.url);
    const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' });
    const app = await createApp({ config, database: fresh.database, signals });
    const close = hangUpLate(app, 50);
    await app.listen(0, '127.0.0.1');
    const slow = connect(Number(new URL(await app.getUrl()).port), '127.0.0.1');
    let heard = '';
    slow.setEncoding('utf8').on('data', (text: string) => {
      heard += text;
    });
    slow.on('error', () => undefined);
    const gone = once(slow, 'close');
    const arrived = once(app.getHttpServer(), 'request');
    slow.write('POST /api/auth/login HTTP/1.1\r\nHost: parvis\r\nContent-Type: application/json\r\n');
    slow.write('Content-Length: 100\r\n\r\n{"login":');
    await arrived;
    await close();
    await gone;
    // Not the answer to those who take twenty seconds.
    expect(heard).not.toContain('408');
    await signals.stop();
    await fresh.drop();
  });
});
