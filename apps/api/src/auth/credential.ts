import type { IncomingHttpHeaders } from 'node:http';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply } from 'fastify';
import { LRUCache } from 'lru-cache';
import { Injectable } from '@nestjs/common';
import type { OpenedSession, Principal } from '@app/community';
import { Config } from '@app/platform';

/** A cookie is sent again when the end of its session has moved by this much. */
const WORTH_RENEWING_MS = 24 * 60 * 60_000;
const REMEMBERED_COOKIES = 50_000;

/** A session token as it came in; a cookie, unlike a header, is sent by the browser without anybody asking. */
export interface Credential {
  token: string;
  by: 'bearer' | 'cookie';
}

/** Reads and writes what carries a session token: the Authorization header, or the cookie. */
@Injectable()
export class Credentials {
  private readonly secure: boolean;
  private readonly cookieName: string;
  /** When the cookie of each session ends, as far as this server has sent it, in milliseconds. */
  private readonly sent = new LRUCache<string, number>({ max: REMEMBERED_COOKIES });

  constructor(config: Config) {
    this.secure = config.PUBLIC_URL?.startsWith('https:') ?? false;
    // The prefix makes browsers refuse a cookie set by a neighbouring host or without encryption.
    this.cookieName = this.secure ? '__Host-parvis_session' : 'parvis_session';
  }

  /** The credential of an HTTP request or a socket handshake. The header counts before the cookie. */
  read({ authorization, cookie }: IncomingHttpHeaders): Credential | undefined {
    if (authorization !== undefined) {
      const [, token] = /^Bearer +([\w-]+)$/i.exec(authorization) ?? [];
      return token === undefined ? undefined : { token, by: 'bearer' };
    }
    const token = cookie === undefined ? undefined : parseCookie(cookie)[this.cookieName];
    return token === undefined ? undefined : { token, by: 'cookie' };
  }

  give(reply: FastifyReply, { sessionId, token, expiresAt }: OpenedSession): void {
    this.sent.set(sessionId, expiresAt.getTime());
    this.setCookie(reply, token, expiresAt);
  }

  /** Lengthens the cookie with its session: once a day of use, and once for a session that this server did not open. */
  renew(reply: FastifyReply, token: string, { sessionId, expiresAt }: Principal): void {
    const ends = expiresAt.getTime();
    const sent = this.sent.get(sessionId);
    if (sent !== undefined && Math.abs(ends - sent) < WORTH_RENEWING_MS) return;
    this.sent.set(sessionId, ends);
    this.setCookie(reply, token, expiresAt);
  }

  takeBack(reply: FastifyReply): void {
    this.setCookie(reply, '', new Date(0));
  }

  private setCookie(reply: FastifyReply, value: string, expires: Date): void {
    const cookie = stringifySetCookie({
      name: this.cookieName,
      value,
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: this.secure,
      expires,
    });
    // Fastify would add a second one to the cookie that was renewed on the way in.
    void reply.removeHeader('set-cookie').header('set-cookie', cookie);
  }
}
