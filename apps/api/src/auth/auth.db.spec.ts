import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readConfig, type Signals } from '@app/platform';
import { freshDatabase, type FreshDatabase } from '../../../../test/support/database';
import {
  PASSWORD,
  smallSchool,
  startedSignals,
  type SmallSchool,
} from '../../../../test/support/small-school';
import { createApp } from '../create-app';
import { RouteAccess } from './route-access';

type Headers = Record<string, string>;

describe('sessions over HTTP', () => {
  let fresh: FreshDatabase;
  let signals: Signals;
  let school: SmallSchool;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    fresh = await freshDatabase();
    school = await smallSchool(fresh.database);
    signals = await startedSignals(fresh.url);
    app = await serverWith({ PARVIS_REQUESTS_PER_MINUTE: '100' });
  });
  afterAll(async () => {
    await app.close();
    await signals.stop();
    await fresh.drop();
  });

  async function serverWith(settings: Record<string, string>): Promise<NestFastifyApplication> {
    const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', ...settings });
    const server = await createApp({ config, database: fresh.database, signals });
    await server.init();
    return server;
  }

  const send = async (
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    headers: Headers = {},
    payload?: object,
  ) => {
    const {
      statusCode,
      body,
      headers: answered,
    } = await app.inject({ method, url, headers, ...(payload && { payload }) });
    return {
      status: statusCode,
      headers: answered,
      body: body === '' ? undefined : (JSON.parse(body) as Record<string, never>),
    };
  };

  const login = (key: keyof SmallSchool, password = PASSWORD) =>
    send('POST', '/api/auth/login', { 'user-agent': FIREFOX }, { login: `${key}@${school.uai}`, password });

  async function signedIn(key: keyof SmallSchool) {
    const { body, headers } = await login(key);
    const { token = '', csrfToken = '' } = body ?? {};
    const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
    return {
      token,
      bearer: { authorization: `Bearer ${token}` },
      cookie: { cookie, 'user-agent': FIREFOX },
      csrf: { 'x-csrf-token': csrfToken },
    };
  }

  const FIREFOX = 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0';

  describe('signing in', () => {
    it('gives a token and an HttpOnly cookie', async () => {
      const { status, body, headers } = await login('mother');
      expect(status).toBe(200);
      expect(Object.keys(body ?? {}).sort()).toEqual(['csrfToken', 'expiresAt', 'token']);
      expect(headers['set-cookie']).toMatch(
        /^parvis_session=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/,
      );
    });

    it('lengthens the cookie while it is used, to the end of the session and never beyond', async () => {
      const { token, cookie, bearer } = await signedIn('father');
      await fresh.database.query(
        `update session set created_at = now() - interval '85 days' where token_hash = sha256($1)`,
        [Buffer.from(token)],
      );
      const renewed = String((await send('GET', '/api/me', cookie)).headers['set-cookie']);
      expect(renewed).toMatch(new RegExp(`^parvis_session=${token}; .*HttpOnly; SameSite=Lax$`));
      const [, expires = ''] = /Expires=([^;]+)/.exec(renewed) ?? [];
      expect(Math.round((Date.parse(expires) - Date.now()) / 86_400_000)).toBe(5);
      // Not with every answer, and never for who brings a token of their own accord.
      expect((await send('GET', '/api/me', cookie)).headers['set-cookie']).toBeUndefined();
      expect((await send('GET', '/api/me', bearer)).headers['set-cookie']).toBeUndefined();
    });

    it('leaves the cookie as it is while the session has hardly gained anything', async () => {
      const { cookie } = await signedIn('father');
      expect((await send('GET', '/api/me', cookie)).headers['set-cookie']).toBeUndefined();
    });

    it('lets nobody keep an answer, whatever it is, that may bring a cookie', async () => {
      const { cookie } = await signedIn('father');
      for (const { headers } of [
        await login('mother'),
        await login('mother', 'wrong'),
        await send('GET', '/api/me', cookie),
        await send('GET', '/api/me'),
        await send('GET', '/api/nothing', cookie),
      ])
        expect(headers['cache-control']).toBe('no-store');
    });

    it('takes the cookie back in the very answer that would have lengthened it', async () => {
      const { cookie, csrf } = await signedIn('father');
      const { headers } = await send('POST', '/api/auth/logout', { ...cookie, ...csrf });
      expect(headers['set-cookie']).toMatch(/^parvis_session=; .*Expires=Thu, 01 Jan 1970/);
    });

    it('answers a wrong password and an unknown login in the same words', async () => {
      const wrong = await login('mother', 'wrong');
      const unknown = await send('POST', '/api/auth/login', {}, { login: 'nobody', password: 'wrong' });
      expect(wrong.status).toBe(401);
      expect(wrong.body).toMatchObject({ code: 'auth.failed' });
      expect(unknown.body).toEqual(wrong.body);
      expect(unknown.headers['set-cookie']).toBeUndefined();
    });

    it.each([
      {},
      { login: 'mother' },
      { login: '', password: '' },
      { login: { $ne: null }, password: ['x'] },
      { login: 'mother', password: 'x'.repeat(201) },
    ])('says what is wrong with %j', async (body) => {
      const { status, body: problem } = await send('POST', '/api/auth/login', {}, body);
      expect(status).toBe(400);
      expect(problem).toMatchObject({ code: 'validation.failed' });
    });

    it('refuses a list where an object belongs', async () => {
      expect((await send('POST', '/api/auth/login', {}, [{ login: 'a', password: 'b' }])).status).toBe(400);
    });
  });

  describe('the session', () => {
    it('comes by header or by cookie', async () => {
      const { bearer, cookie } = await signedIn('mother');
      for (const headers of [bearer, cookie]) {
        const { status, body } = await send('GET', '/api/me', headers);
        expect(status).toBe(200);
        expect(body).toMatchObject({
          person: { id: school.mother, label: 'parent · 6e A, 5e B' },
          school: { id: school.uai, vigilance: { level: 'normal', reason: null, until: null } },
          roles: ['parent'],
        });
        expect(body?.['allowedActions']).toContain('message.post');
        expect(body?.['allowedActions']).not.toContain('people.search');
      }
    });

    it.each<Headers>([
      {},
      { authorization: 'Bearer nonsense' },
      { authorization: 'Basic eDp5' },
      { cookie: 'parvis_session=x' },
    ])('is needed: %j', async (headers) => {
      const { status, body } = await send('GET', '/api/me', headers);
      expect(status).toBe(401);
      expect(body).toMatchObject({ code: 'auth.required' });
    });

    it('is not taken from the cookie when the header is wrong', async () => {
      const { cookie } = await signedIn('mother');
      expect((await send('GET', '/api/me', { ...cookie, authorization: 'Bearer nonsense' })).status).toBe(
        401,
      );
    });

    it('ends with its logout', async () => {
      const { bearer } = await signedIn('mother');
      const out = await send('POST', '/api/auth/logout', bearer);
      expect(out.status).toBe(204);
      expect(out.headers['set-cookie']).toMatch(/^parvis_session=; Path=\/; Expires=Thu, 01 Jan 1970/);
      expect((await send('GET', '/api/me', bearer)).status).toBe(401);
    });

    it('can be listed and ended from another one', async () => {
      const here = await signedIn('zoe');
      const there = await signedIn('zoe');
      const { body } = await send('GET', '/api/auth/sessions', here.bearer);
      const items = body?.['items'] as unknown as { id: string; device: string; current: boolean }[];
      expect(items).toHaveLength(2);
      expect(items.filter(({ current }) => current)).toMatchObject([{ device: 'Firefox · Android' }]);
      const other = items.find(({ current }) => !current)?.id ?? '';
      expect((await send('DELETE', `/api/auth/sessions/${other}`, here.bearer)).status).toBe(204);
      expect((await send('GET', '/api/me', there.bearer)).status).toBe(401);
      expect((await send('DELETE', `/api/auth/sessions/${other}`, here.bearer)).status).toBe(404);
      expect((await send('DELETE', '/api/auth/sessions/nonsense', here.bearer)).status).toBe(404);
    });

    it('is closed when its cookie turns up in another browser', async () => {
      const { cookie } = await signedIn('mother');
      const newer = { ...cookie, 'user-agent': FIREFOX.replaceAll('140.0', '141.0') };
      expect((await send('GET', '/api/me', newer)).status).toBe(200);
      const thief = await send('GET', '/api/me', { ...cookie, 'user-agent': 'curl/8.5.0' });
      expect(thief).toMatchObject({ status: 401, body: { code: 'auth.moved' } });
      expect(await send('GET', '/api/me', cookie)).toMatchObject({
        status: 401,
        body: { code: 'auth.required' },
      });
    });

    it('of another person cannot be ended', async () => {
      const mother = await signedIn('mother');
      const father = await signedIn('father');
      const { body } = await send('GET', '/api/auth/sessions', mother.bearer);
      for (const { id } of body?.['items'] as unknown as { id: string }[])
        expect((await send('DELETE', `/api/auth/sessions/${id}`, father.bearer)).status).toBe(404);
    });
  });

  describe('the CSRF token', () => {
    it('is asked of whatever changes something and carries the cookie', async () => {
      const { cookie, csrf } = await signedIn('mother');
      const forged = await signedIn('father');
      for (const headers of [cookie, { ...cookie, 'x-csrf-token': '' }, { ...cookie, ...forged.csrf }]) {
        const { status, body } = await send('POST', '/api/auth/sessions/end-others', headers);
        expect(status).toBe(403);
        expect(body).toMatchObject({ code: 'auth.csrf' });
      }
      expect((await send('POST', '/api/auth/sessions/end-others', { ...cookie, ...csrf })).status).toBe(204);
    });

    it('is not asked of a bearer', async () => {
      const { bearer } = await signedIn('mother');
      expect((await send('POST', '/api/auth/sessions/end-others', bearer)).status).toBe(204);
    });
  });

  describe('access', () => {
    it('is declared by every route', () => {
      const routes = app.get(RouteAccess).routes();
      expect(routes.length).toBeGreaterThan(15);
      expect(routes.filter(({ access }) => access === undefined)).toEqual([]);
      expect(routes).toContainEqual({
        handler: 'SessionsController.end',
        method: 'DELETE',
        path: '/auth/sessions/:id',
        access: { to: 'signed-in' },
      });
    });

    it('is refused to those who could never do it', async () => {
      const { bearer } = await signedIn('moderator');
      const { status, body } = await send('GET', '/api/people', bearer);
      expect(status).toBe(403);
      expect(body).toMatchObject({ code: 'forbidden' });
    });

    it('is held back where an account asks too much, in whatever sessions', async () => {
      const { bearer } = await signedIn('father');
      const answers = await Promise.all(Array.from({ length: 110 }, () => send('GET', '/api/me', bearer)));
      const refused = answers.filter(({ status }) => status === 429);
      expect(refused.length).toBeGreaterThanOrEqual(10);
      expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
      expect((await send('GET', '/api/me', (await signedIn('father')).bearer)).status).toBe(429);
      expect((await send('GET', '/api/me', (await signedIn('mother')).bearer)).status).toBe(200);
    });
  });

  it('turns an invitation into an account', async () => {
    const { bearer } = await signedIn('direction');
    const found = await send('GET', '/api/people?query=ines&withoutAccount=true', bearer);
    expect(found.body).toMatchObject({
      items: [{ id: school.solo, name: 'Inès Martin', hasAccount: false }],
    });
    const invited = await send('POST', '/api/invitations', bearer, { personId: school.solo });
    expect(invited.status).toBe(201);
    const code = String(invited.body?.['code']);
    expect((await send('POST', '/api/auth/invitation/check', {}, { code })).body).toMatchObject({
      personName: 'Inès Martin',
    });
    const accepted = await send(
      'POST',
      '/api/auth/invitation/accept',
      {},
      { code, login: 'ines', password: 'trois petits chats' },
    );
    expect(accepted.status).toBe(201);
    const me = await send('GET', '/api/me', { authorization: `Bearer ${String(accepted.body?.['token'])}` });
    expect(me.body).toMatchObject({ person: { id: school.solo }, account: { login: 'ines' } });
    expect((await send('POST', '/api/auth/invitation/check', {}, { code })).body).toMatchObject({
      code: 'invitation.invalid',
    });
  });

  it('changes a password and ends the other sessions', async () => {
    const here = await signedIn('moderator');
    const there = await signedIn('moderator');
    const change = (current: string) =>
      send('POST', '/api/auth/password', here.bearer, { current, next: 'quatre petits chats' });
    expect((await change('wrong')).body).toMatchObject({ code: 'password.wrong' });
    expect((await change(PASSWORD)).status).toBe(204);
    expect((await send('GET', '/api/me', there.bearer)).status).toBe(401);
    expect((await send('GET', '/api/me', here.bearer)).status).toBe(200);
    expect((await login('moderator', 'quatre petits chats')).status).toBe(200);
  });

  it('binds the cookie to host and encryption where people come by https', async () => {
    const secure = await serverWith({ PUBLIC_URL: 'https://parvis.example.org' });
    const { headers } = await secure.inject({
      method: 'POST',
      url: '/api/auth/login',
      payload: { login: `direction@${school.uai}`, password: PASSWORD },
    });
    expect(headers['set-cookie']).toMatch(/^__Host-parvis_session=.*; Secure; SameSite=Lax$/);
    await secure.close();
  });
});
