import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HARMLESS } from '../support/scenario';
import { ServedSchools } from '../support/served-schools';
import { ServerProcess } from '../support/server';

describe('a server that is told to stop', () => {
  it('keeps what it accepted, closes its sockets, and ends well', async () => {
    const schools = await ServedSchools.start();
    const { college, server } = schools;
    const amina = await schools.as('amina');
    const socket = await amina.connect();
    const disconnected = new Promise<void>((done) => {
      socket.once('disconnect', () => {
        done();
      });
    });
    await amina.write(college.group, HARMLESS, 'before');
    const writing = Array.from({ length: 20 }, (_, i) => amina.write(college.group, HARMLESS, `n° ${i}`));
    const posting = Promise.allSettled(writing);
    await Promise.any(writing);
    expect(await server.stop()).toBe(0);
    await disconnected;
    const accepted = (await posting).filter(({ status }) => status === 'fulfilled');
    const [row] = await schools.fresh.database.query<{ written: number }>(
      'select count(*)::int as written from message',
    );
    expect(row?.written).toBeGreaterThanOrEqual(1 + accepted.length);
    await schools.stop();
  });

  it('takes its own PostgreSQL with it, after itself', async () => {
    const folder = join(tmpdir(), `parvis-alone-${randomUUID()}`);
    const server = await ServerProcess.startAlone(folder);
    const postmaster = join(folder, 'postgres', 'postmaster.pid');
    expect(existsSync(postmaster)).toBe(true);
    expect(await server.stop()).toBe(0);
    expect(existsSync(postmaster)).toBe(false);
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('a second server on the folder of a first', () => {
  it('is refused, and leaves the first unharmed', async () => {
    const folder = join(tmpdir(), `parvis-alone-${randomUUID()}`);
    const first = await ServerProcess.startAlone(folder);
    await expect(ServerProcess.startAlone(folder)).rejects.toThrow(/is in use by process \d+/);
    expect((await fetch(`${first.url}/api/health/ready`)).status).toBe(200);
    await first.stop();
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('a server on the folder of one that was killed', () => {
  it('takes the folder and its database over', async () => {
    const folder = join(tmpdir(), `parvis-alone-${randomUUID()}`);
    await (await ServerProcess.startAlone(folder)).kill();
    const second = await ServerProcess.startAlone(folder);
    expect((await fetch(`${second.url}/api/health/ready`)).status).toBe(200);
    expect(await second.stop()).toBe(0);
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('a client that takes for ever', () => {
  let schools: ServedSchools;
  beforeAll(async () => {
    schools = await ServedSchools.start();
  });
  afterAll(() => schools.stop());

  /** All that the server says to somebody who sends only this, until it hangs up. */
  const answerTo = async (sent: string): Promise<string> => {
    const { hostname, port } = new URL(schools.server.url);
    const socket = connect(Number(port), hostname);
    let heard = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      heard += text;
    });
    socket.write(sent);
    await once(socket, 'close');
    return heard;
  };

  it('to send the head or the body of a request is hung up on', async () => {
    const head = 'POST /api/auth/login HTTP/1.1\r\nHost: parvis\r\nContent-Type: application/json\r\n';
    const answers = await Promise.all([
      answerTo(head),
      answerTo(`${head}Content-Length: 100\r\n\r\n{"login":`),
    ]);
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });
});
