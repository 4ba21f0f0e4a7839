import type { FastifyReply } from 'fastify';
import type { Principal } from '@app/community';
import { readConfig } from '@app/platform';
import { Credentials } from './credential';

const DAY_MS = 24 * 60 * 60_000;
const SESSION = { sessionId: 'one', token: 'token', csrfToken: 'csrf' };

describe('the cookie of a session', () => {
  let credentials: Credentials;
  beforeEach(() => {
    credentials = new Credentials(readConfig({ NODE_ENV: 'test' }));
  });

  /** The cookies that an answer brings. */
  const cookiesOf = (answer: (reply: FastifyReply) => void): string[] => {
    const cookies: string[] = [];
    const reply = {
      removeHeader: () => reply,
      header: (_name: string, cookie: string) => {
        cookies.push(cookie);
        return reply;
      },
    };
    answer(reply as unknown as FastifyReply);
    return cookies;
  };
  const given = (ends: number): string[] =>
    cookiesOf((reply) => {
      credentials.give(reply, { ...SESSION, expiresAt: new Date(ends) });
    });
  const renewed = (ends: number, sessionId = SESSION.sessionId): string[] =>
    cookiesOf((reply) => {
      credentials.renew(reply, SESSION.token, { sessionId, expiresAt: new Date(ends) } as Principal);
    });

  it('is sent again once the session has gained a day, not before, and not twice', () => {
    const ends = Date.UTC(2026, 8, 1);
    expect(given(ends)).toHaveLength(1);
    expect(renewed(ends + DAY_MS - 1)).toEqual([]);
    expect(renewed(ends + DAY_MS)).toEqual([
      expect.stringContaining('Expires=Wed, 02 Sep 2026 00:00:00 GMT'),
    ]);
    expect(renewed(ends + DAY_MS)).toEqual([]);
    expect(renewed(ends + 2 * DAY_MS)).toHaveLength(1);
  });

  it('is sent once for a session that was opened on another server', () => {
    const ends = Date.UTC(2026, 8, 1);
    expect(given(ends)).toHaveLength(1);
    expect(renewed(ends, 'another')).toHaveLength(1);
    expect(renewed(ends, 'another')).toEqual([]);
  });
});
