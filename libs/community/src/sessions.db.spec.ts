import { Problem } from '@app/contract';
import type { Signals } from '@app/platform';
import { freshDatabase, type FreshDatabase } from '../../../test/support/database';
import { accountId, smallSchool, startedSignals, type SmallSchool } from '../../../test/support/small-school';
import { openChannels } from './open-channels';
import { Sessions } from './sessions';
import { newToken } from './tokens';

describe('Sessions', () => {
  let fresh: FreshDatabase;
  let school: SmallSchool;
  let signals: Signals;
  let sessions: Sessions;
  /** Another server on the same database. */
  let otherSignals: Signals;
  let otherServer: Sessions;

  beforeAll(async () => {
    fresh = await freshDatabase();
    school = await smallSchool(fresh.database);
    [signals, otherSignals] = await Promise.all([startedSignals(fresh.url), startedSignals(fresh.url)]);
    sessions = new Sessions(fresh.database, signals);
    otherServer = new Sessions(fresh.database, otherSignals);
  });
  afterAll(async () => {
    await Promise.all([signals.stop(), otherSignals.stop()]);
    await fresh.drop();
  });

  const open = async (key: keyof SmallSchool, userAgent = 'test') =>
    sessions.open(await accountId(fresh.database, school, key), userAgent);

  it('says who is asking', async () => {
    const opened = await open('mother');
    const principal = await sessions.resolve(opened.token);
    expect(principal).toMatchObject({
      sessionId: opened.sessionId,
      csrfToken: opened.csrfToken,
      person: { id: school.mother, name: 'Claire Martin', label: 'parent · 6e A, 5e B' },
      school: { id: school.uai, academy: { code: 70, name: 'Normandie' }, vigilance: { level: 'normal' } },
      account: { login: `mother@${school.uai}`, email: null },
      roles: ['parent'],
      capacities: ['parent'],
      mandates: [],
    });
  });

  it('gives a moderator the capacity and the association', async () => {
    const principal = await sessions.resolve((await open('moderator')).token);
    expect(principal?.capacities).toEqual(['parent', 'moderator']);
    expect(principal?.moderates).toEqual(new Set([school.fcpe]));
    expect(principal?.mandates).toEqual([
      { associationId: school.fcpe, associationName: 'FCPE', function: 'moderator' },
    ]);
  });

  it('keeps only a hash of the token', async () => {
    const { token, sessionId } = await open('mother');
    const rows = await fresh.database.query<{ row: string }>(
      'select session::text as row from session where id = $1',
      [sessionId],
    );
    expect(rows[0]?.row).not.toContain(token);
    expect(rows[0]?.row).not.toContain(Buffer.from(token).toString('hex'));
  });

  it.each(['', 'nonsense', newToken()])('knows nobody by the token %j', async (token) => {
    expect(await sessions.resolve(token)).toBeNull();
  });

  it('remembers a principal and asks the database once', async () => {
    const { token } = await open('mother');
    const prepared = jest.spyOn(fresh.database, 'prepared');
    const first = await sessions.resolve(token);
    const second = await sessions.resolve(token);
    expect(second).toBe(first);
    expect(prepared).toHaveBeenCalledTimes(1);
    prepared.mockRestore();
  });

  it('forgets an ended session at once and tells the listeners', async () => {
    const { token, sessionId } = await open('mother');
    const principal = await sessions.resolve(token);
    const heard: string[] = [];
    sessions.onEnded((id) => heard.push(id));
    await sessions.end(principal?.accountId ?? '', sessionId);
    expect(await sessions.resolve(token)).toBeNull();
    expect(heard).toContain(sessionId);
  });

  it('is heard on every other server when it ends', async () => {
    const { token, sessionId } = await open('mother');
    const principal = await otherServer.resolve(token);
    expect(principal?.sessionId).toBe(sessionId);
    const heard = new Promise<void>((resolve) => {
      otherServer.onEnded((id) => {
        if (id === sessionId) resolve();
      });
    });
    await sessions.end(principal?.accountId ?? '', sessionId);
    await heard;
    expect(await otherServer.resolve(token)).toBeNull();
  });

  it('does not remember what was read just before it ended', async () => {
    const { token, sessionId } = await open('father');
    const account = await accountId(fresh.database, school, 'father');
    const prepared = jest
      .spyOn(fresh.database, 'prepared')
      .mockImplementationOnce(async (_, text, values) => {
        const rows = await fresh.database.query<never>(text, values);
        await sessions.end(account, sessionId);
        return rows;
      });
    expect(await sessions.resolve(token)).toBeNull();
    expect(prepared).toHaveBeenCalledTimes(2);
    prepared.mockRestore();
  });

  it('ends only sessions of the same account', async () => {
    const { sessionId } = await open('mother');
    const stranger = await accountId(fresh.database, school, 'father');
    await expect(sessions.end(stranger, sessionId)).rejects.toThrow(new Problem('not-found'));
  });

  it('ends all others and keeps the one that asked', async () => {
    const [here, there, elsewhere] = [await open('zoe'), await open('zoe'), await open('zoe')];
    const principal = await sessions.resolve(here.token);
    if (!principal) throw new Error('no principal');
    await sessions.endOthers(principal);
    expect(await sessions.resolve(there.token)).toBeNull();
    expect(await sessions.resolve(elsewhere.token)).toBeNull();
    expect(await sessions.resolve(here.token)).toBe(principal);
    expect(await sessions.list(principal.accountId)).toMatchObject([
      { id: here.sessionId, userAgent: 'test' },
    ]);
  });

  it('expires', async () => {
    const { token, sessionId } = await open('mother');
    await fresh.database.query(`update session set expires_at = now() - interval '1 second' where id = $1`, [
      sessionId,
    ]);
    expect(await sessions.resolve(token)).toBeNull();
  });

  it('slides its end with use, but not beyond ninety days', async () => {
    const { token, sessionId } = await open('mother');
    await fresh.database.query(
      `update session set created_at = now() - interval '80 days', last_seen_at = now() - interval '2 minutes' where id = $1`,
      [sessionId],
    );
    await sessions.resolve(token);
    const [row] = await fresh.database.query<{ left: number; seen: boolean }>(
      `select extract(day from expires_at - now())::int as left, last_seen_at > now() - interval '1 minute' as seen
         from session where id = $1`,
      [sessionId],
    );
    expect(row?.left).toBeGreaterThanOrEqual(9);
    expect(row?.left).toBeLessThanOrEqual(10);
    expect(row?.seen).toBe(true);
  });

  it('says when the session ends now that it was used', async () => {
    const { token, sessionId } = await open('mother');
    await fresh.database.query(`update session set created_at = now() - interval '80 days' where id = $1`, [
      sessionId,
    ]);
    const days = ((await sessions.resolve(token))?.expiresAt.getTime() ?? 0) - Date.now();
    expect(Math.round(days / 86_400_000)).toBe(10);
  });

  it('ends the session of an account that was not used for the longest time, beyond a hundred', async () => {
    const first = await open('direction');
    const second = await open('direction');
    await fresh.database.query(`update session set last_seen_at = now() - interval '1 day' where id = $1`, [
      second.sessionId,
    ]);
    for (let i = 2; i < 100; i++) await open('direction');
    expect(await sessions.resolve(second.token)).not.toBeNull();
    await fresh.database.query(`update session set last_seen_at = now() - interval '1 day' where id = $1`, [
      second.sessionId,
    ]);
    const heard: string[] = [];
    sessions.onEnded((id) => heard.push(id));
    const last = await open('direction');
    expect(heard).toContain(second.sessionId);
    expect(await sessions.resolve(second.token)).toBeNull();
    expect(await sessions.resolve(first.token)).not.toBeNull();
    expect(await sessions.resolve(last.token)).not.toBeNull();
  });

  it('reads the person again when the school changed', async () => {
    const { token } = await open('mother');
    const before = await sessions.resolve(token);
    const changed = new Promise<void>((resolve) => {
      signals.on('school-changed', () => {
        resolve();
      });
    });
    await fresh.database.transaction(async (sql) => {
      await sql.query(
        `update school set vigilance = 'read-only', vigilance_reason = 'exercice', vigilance_until = now() + interval '1 hour' where uai = $1`,
        [school.uai],
      );
      await openChannels(sql, school.uai);
    });
    await changed;
    const after = await sessions.resolve(token);
    expect(before?.school?.vigilance.level).toBe('normal');
    expect(after?.school?.vigilance).toMatchObject({ level: 'read-only', reason: 'exercice' });
  });

  it('counts a vigilance level whose end has passed as normal', async () => {
    await fresh.database.query(
      `update school set vigilance = 'closed', vigilance_reason = 'passé', vigilance_until = now() - interval '1 minute' where uai = $1`,
      [school.uai],
    );
    const principal = await sessions.resolve((await open('mother')).token);
    expect(principal?.school?.vigilance).toEqual({ level: 'normal', reason: null, until: null });
  });

  it('knows an operator, who belongs to no school', async () => {
    const id = '0199f000-0000-7000-8000-000000000001';
    await fresh.database.query(
      `insert into account (id, operator_name, login, password_hash) values ($1, 'Exploitation', 'operator', 'none')`,
      [id],
    );
    const principal = await sessions.resolve((await sessions.open(id, '')).token);
    expect(principal).toMatchObject({
      person: { id, name: 'Exploitation', label: 'exploitation' },
      school: null,
      roles: ['operator'],
      capacities: ['operator'],
    });
  });
});
