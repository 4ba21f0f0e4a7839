import { createApp } from '../../apps/api/src/create-app';
import { RouteAccess, type Route } from '../../apps/api/src/auth/route-access';
import { newId, readConfig, Signals } from '@app/platform';
import type { Client } from '../support/client';
import { ServedSchools } from '../support/served-schools';

/** Where a route answers: the modules of the API stand under /api, what is observed and the page do not. */
const addressOf = ({ path }: Route): string =>
  /^\/(api|metrics)(\/|$)|^\/\*/.test(path) ? path : `/api${path}`;

describe('every registered route', () => {
  let schools: ServedSchools;
  let routes: Route[];
  beforeAll(async () => {
    schools = await ServedSchools.start();
    const { database, url } = schools.fresh;
    const app = await createApp({
      config: readConfig({ LOG_LEVEL: 'silent' }),
      database,
      signals: new Signals(url),
    });
    routes = app.get(RouteAccess).routes();
  });
  afterAll(() => schools.stop());

  /** Asks with ids that name nothing and without a body. */
  const ask = (client: Client, route: Route) =>
    client.send(
      route.method,
      addressOf(route).replaceAll(/:\w+/g, newId).replace('*', 'nowhere'),
      route.method === 'GET' ? undefined : {},
    );

  const nameOf = (route: Route): string => `${route.method} ${addressOf(route)}`;

  /** Routes that do not refuse this person at the door, whatever they say further in. Signing out comes last. */
  const openTo = async (client: Client): Promise<string[]> => {
    const open: string[] = [];
    const signsOut = (route: Route): number => Number(route.path.endsWith('/logout'));
    for (const route of routes.toSorted((a, b) => signsOut(a) - signsOut(b))) {
      const { status, body } = await ask(client, route);
      if (status === 401) throw new Error(`${nameOf(route)} knows nobody`);
      if (status !== 403) open.push(nameOf(route));
      else expect([nameOf(route), body.code]).toEqual([nameOf(route), 'forbidden']);
    }
    return open.toSorted();
  };

  it('is one that the OpenAPI document promises, and the other way round', async () => {
    const { body } = await schools.nobody.get<{ paths: Record<string, object> }>('/api/docs-json');
    const promised = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    const registered = routes.map(nameOf).filter((name) => name !== 'GET /*');
    expect(registered.toSorted()).toEqual(promised.toSorted());
  });

  it('says who may call it', () => {
    expect(routes.filter(({ access }) => access === undefined)).toEqual([]);
    expect(routes.length).toBeGreaterThan(30);
  });

  it('asks for a session, but for these', async () => {
    const open: string[] = [];
    for (const route of routes) {
      const { status, body } = await ask(schools.nobody, route);
      if (status === 401 && body.code === 'auth.required') continue;
      open.push(nameOf(route));
    }
    expect(open.toSorted()).toMatchInlineSnapshot(`
      [
        "GET /*",
        "GET /api/health/live",
        "GET /api/health/ready",
        "GET /metrics",
        "POST /api/auth/invitation/accept",
        "POST /api/auth/invitation/check",
        "POST /api/auth/login",
      ]
    `);
  });

  it('is closed to a pupil, but for these', async () => {
    expect(await openTo(await schools.signInTo('pupil'))).toMatchInlineSnapshot(`
      [
        "DELETE /api/auth/sessions/:id",
        "GET /*",
        "GET /api/auth/sessions",
        "GET /api/channels",
        "GET /api/channels/:id/messages",
        "GET /api/health/live",
        "GET /api/health/ready",
        "GET /api/me",
        "GET /metrics",
        "POST /api/auth/invitation/accept",
        "POST /api/auth/invitation/check",
        "POST /api/auth/login",
        "POST /api/auth/logout",
        "POST /api/auth/password",
        "POST /api/auth/sessions/end-others",
        "PUT /api/channels/:id/read",
      ]
    `);
  });

  it('is closed to a teacher, but for these', async () => {
    expect(await openTo(await schools.signInTo('teacher'))).toMatchInlineSnapshot(`
      [
        "DELETE /api/auth/sessions/:id",
        "GET /*",
        "GET /api/auth/sessions",
        "GET /api/channels",
        "GET /api/channels/:id/messages",
        "GET /api/health/live",
        "GET /api/health/ready",
        "GET /api/me",
        "GET /metrics",
        "POST /api/auth/invitation/accept",
        "POST /api/auth/invitation/check",
        "POST /api/auth/login",
        "POST /api/auth/logout",
        "POST /api/auth/password",
        "POST /api/auth/sessions/end-others",
        "POST /api/messages/:id/report",
        "PUT /api/channels/:id/read",
      ]
    `);
  });

  it('is closed to a parent, but for these', async () => {
    expect(await openTo(await schools.signInTo('amina'))).toMatchInlineSnapshot(`
      [
        "DELETE /api/auth/sessions/:id",
        "GET /*",
        "GET /api/auth/sessions",
        "GET /api/channels",
        "GET /api/channels/:id/messages",
        "GET /api/health/live",
        "GET /api/health/ready",
        "GET /api/me",
        "GET /api/messages/mine",
        "GET /metrics",
        "POST /api/auth/invitation/accept",
        "POST /api/auth/invitation/check",
        "POST /api/auth/login",
        "POST /api/auth/logout",
        "POST /api/auth/password",
        "POST /api/auth/sessions/end-others",
        "POST /api/channels/:id/messages",
        "POST /api/channels/:id/preview",
        "POST /api/messages/:id/appeal",
        "POST /api/messages/:id/report",
        "POST /api/messages/:id/resubmit",
        "POST /api/messages/:id/retract",
        "POST /api/messages/:id/withdraw",
        "POST /api/moderation/messages/:id/retract",
        "PUT /api/channels/:id/read",
      ]
    `);
  });

  it('is closed to an operator, but for these', async () => {
    expect(await openTo(await schools.signIn('operator'))).toMatchInlineSnapshot(`
      [
        "DELETE /api/auth/sessions/:id",
        "DELETE /api/lexicon/words/:id",
        "GET /*",
        "GET /api/auth/sessions",
        "GET /api/health/live",
        "GET /api/health/ready",
        "GET /api/lexicon",
        "GET /api/lexicon/figures",
        "GET /api/lexicon/journal",
        "GET /api/lexicon/rules",
        "GET /api/lexicon/schools",
        "GET /api/me",
        "GET /metrics",
        "POST /api/auth/invitation/accept",
        "POST /api/auth/invitation/check",
        "POST /api/auth/login",
        "POST /api/auth/logout",
        "POST /api/auth/password",
        "POST /api/auth/sessions/end-others",
        "POST /api/lexicon/rehearse",
        "POST /api/lexicon/rules/:rule/switch-off",
        "POST /api/lexicon/rules/:rule/switch-on",
        "POST /api/lexicon/try",
        "POST /api/lexicon/words",
      ]
    `);
  });
});
