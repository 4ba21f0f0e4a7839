import type { IncomingHttpHeaders } from 'node:http';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply } from 'fastify';
import { Injectable } from '@nestjs/common';
import type { Principal } from '@app/community';
import { Config } from '@app/platform';

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
  private readonly renewed = new WeakSet<Principal>();

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

  give(reply: FastifyReply, token: string, expires: Date): void {
    this.setCookie(reply, token, expires);
  }

  /** Lengthens the cookie with its session: once each time that the principal was read anew, not with every answer. */
  renew(reply: FastifyReply, token: string, principal: Principal): void {
    if (this.renewed.has(principal)) return;
    this.renewed.add(principal);
    this.setCookie(reply, token, principal.expiresAt);
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
