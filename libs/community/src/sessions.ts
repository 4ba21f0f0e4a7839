import { LRUCache } from 'lru-cache';
import { Problem } from '@app/contract';
import { newId, SIGNAL_SQL, type Database, type Signals, type Sql } from '@app/platform';
import { loadPrincipal, SLIDING_DAYS } from './load-principal';
import type { Principal } from './principal';
import { csrfTokenOf, looksLikeToken, newToken, sha256 } from './tokens';

const REMEMBERED_SESSIONS = 50_000;
const REMEMBERED_MS = 30_000;
const USER_AGENT_MAX_LENGTH = 400;
/** Sessions that one account may have open: every device of a family many times over, and no end of them for nobody. */
const MOST_SESSIONS = 100;

export interface OpenedSession {
  sessionId: string;
  /** Shown once: only its hash is kept. */
  token: string;
  csrfToken: string;
  expiresAt: Date;
}

export interface SessionRecord {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  userAgent: string;
}

/**
 * Opaque sessions kept in PostgreSQL. A principal is remembered for half a minute at most and forgotten at once, on
 * every server, when the session ends or the school changes.
 */
export class Sessions {
  private readonly remembered = new LRUCache<string, Principal>({
    max: REMEMBERED_SESSIONS,
    ttl: REMEMBERED_MS,
  });
  private readonly endListeners: ((sessionId: string) => void)[] = [];
  /** Grows whenever something is forgotten: what was read before that may be stale and is read again. */
  private forgettings = 0;

  constructor(
    private readonly database: Database,
    signals: Signals,
  ) {
    signals.on('session-ended', ({ sessionId }) => {
      this.ended(sessionId);
    });
    signals.on('school-changed', ({ school }) => {
      this.forget((principal) => principal.school?.id === school);
    });
    signals.onLost(() => {
      this.forget(() => true);
    });
  }

  /** Opens a session. Of an account that has too many the one that was not used for the longest time ends. */
  async open(accountId: string, userAgent: string): Promise<OpenedSession> {
    const opened = await openSession(this.database, accountId, userAgent);
    await this.endWhere(
      `id in (select id from session where account_id = $1 and ended_at is null and expires_at > now()
        order by last_seen_at desc, id desc offset ${MOST_SESSIONS})`,
      [accountId],
    );
    return opened;
  }

  /** The principal of this token, or null when the token is nobody’s, or its session has ended or expired. */
  async resolve(token: string): Promise<Principal | null> {
    if (!looksLikeToken(token)) return null;
    const tokenHash = sha256(token);
    const key = tokenHash.toString('base64');
    const known = this.remembered.get(key);
    if (known) return known;
    for (;;) {
      const forgettings = this.forgettings;
      const principal = await loadPrincipal(this.database, tokenHash, csrfTokenOf(token));
      if (principal === null) return null;
      if (forgettings !== this.forgettings) continue;
      this.remembered.set(key, principal);
      return principal;
    }
  }

  /** The sessions of an account that are open now, the latest used first. */
  list(accountId: string): Promise<SessionRecord[]> {
    return this.database.query<SessionRecord>(
      `select id, created_at as "createdAt", last_seen_at as "lastSeenAt", user_agent as "userAgent"
         from session where account_id = $1 and ended_at is null and expires_at > now()
        order by last_seen_at desc, id`,
      [accountId],
    );
  }

  /** @throws Problem `not-found` when this account has no such open session. */
  async end(accountId: string, sessionId: string): Promise<void> {
    const ended = await this.endWhere('account_id = $1 and id = $2', [accountId, sessionId]);
    if (ended === 0) throw new Problem('not-found');
  }

  /** Ends every other session of the principal’s account. */
  async endOthers({ accountId, sessionId }: Principal): Promise<void> {
    await this.endWhere('account_id = $1 and id <> $2', [accountId, sessionId]);
  }

  /** Calls the listener for each session that ends, here or on another server; more than once is possible. */
  onEnded(listener: (sessionId: string) => void): void {
    this.endListeners.push(listener);
  }

  private async endWhere(condition: string, values: readonly unknown[]): Promise<number> {
    const ended = await this.database.transaction(async (sql) => {
      const sessions = await sql.query<{ id: string }>(
        `update session set ended_at = now() where ended_at is null and ${condition} returning id`,
        values,
      );
      for (const { id } of sessions)
        await sql.query(SIGNAL_SQL, ['session-ended', JSON.stringify({ sessionId: id })]);
      return sessions;
    });
    for (const { id } of ended) this.ended(id);
    return ended.length;
  }

  private ended(sessionId: string): void {
    this.forget((principal) => principal.sessionId === sessionId);
    for (const listener of this.endListeners) listener(sessionId);
  }

  private forget(stale: (principal: Principal) => boolean): void {
    this.forgettings++;
    for (const [key, principal] of this.remembered.entries())
      if (stale(principal)) this.remembered.delete(key);
  }
}

/** Opens a session within the caller’s transaction. */
export async function openSession(sql: Sql, accountId: string, userAgent: string): Promise<OpenedSession> {
  const sessionId = newId();
  const token = newToken();
  const [row] = await sql.query<{ expires_at: Date }>(
    `insert into session (id, account_id, token_hash, user_agent, expires_at)
     values ($1, $2, $3, $4, now() + interval '${SLIDING_DAYS} days') returning expires_at`,
    [sessionId, accountId, sha256(token), userAgent.slice(0, USER_AGENT_MAX_LENGTH)],
  );
  if (!row) throw new Error('The session was not written.');
  return { sessionId, token, csrfToken: csrfTokenOf(token), expiresAt: row.expires_at };
}
