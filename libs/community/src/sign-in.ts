import { setTimeout as delay } from 'node:timers/promises';
import { Problem } from '@app/contract';
import type { Config, Database } from '@app/platform';
import type { Passwords } from './passwords';
import { Throttle } from './throttle';

/** No failure is told earlier than this, whatever it took to find out. */
const FAILURE_FLOOR_MS = 350;
/** How many accounts of one e-mail address are tried; those beyond it sign in by login name. */
const MAX_CANDIDATES = 4;
/** An address may hide a whole school, so it has this many times the failures of a login. */
const IP_FACTOR = 10;

interface Candidate {
  id: string;
  password_hash: string;
}

/** Finds out whose password this is, without telling which accounts exist. */
export class SignIn {
  private readonly failuresOfLogin: Throttle;
  private readonly failuresOfIp: Throttle;

  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    { PARVIS_SIGN_IN_FAILURES }: Pick<Config, 'PARVIS_SIGN_IN_FAILURES'>,
    private readonly wait: (milliseconds: number) => Promise<unknown> = delay,
  ) {
    this.failuresOfLogin = new Throttle(database, 'login', PARVIS_SIGN_IN_FAILURES);
    this.failuresOfIp = new Throttle(database, 'sign-in-ip', PARVIS_SIGN_IN_FAILURES * IP_FACTOR);
  }

  /**
   * The id of the account with this login name or e-mail address and this password.
   * @throws Problem `auth.failed`, the same for an unknown login and a wrong password; `auth.several-accounts` when
   * accounts that share the e-mail address share the password too; `rate.limited` after too many failures.
   */
  async signIn(login: string, password: string, ip: string): Promise<string> {
    const begun = performance.now();
    const accounts = await this.passwords.inTurn(() => this.attempt(foldLogin(login), password, ip));
    const [account, ...others] = accounts;
    if (others.length > 0) throw new Problem('auth.several-accounts');
    if (account !== undefined) return account;
    await this.wait(Math.max(0, FAILURE_FLOOR_MS - (performance.now() - begun)));
    throw new Problem('auth.failed');
  }

  /** In turn with the others, so that many tries at once cannot all pass before the first failure is counted. */
  private async attempt(login: string, password: string, ip: string): Promise<string[]> {
    await this.failuresOfIp.check(ip);
    await this.failuresOfLogin.check(login);
    const matching = await this.matching(login, password);
    if (matching.length > 0) {
      await this.failuresOfLogin.forgive(login);
    } else {
      await this.failuresOfLogin.fail(login);
      await this.failuresOfIp.fail(ip);
    }
    return matching;
  }

  private async matching(login: string, password: string): Promise<string[]> {
    const candidates = await this.database.query<Candidate>(
      `select id, password_hash from account where lower(login) = lower($1) or lower(email) = lower($1)
        order by lower(login) = lower($1) desc, created_at, id limit ${MAX_CANDIDATES}`,
      [login],
    );
    if (candidates.length === 0) await this.passwords.verifyNobody(password);
    const matching: string[] = [];
    for (const { id, password_hash } of candidates)
      if (await this.passwords.verify(password_hash, password)) matching.push(id);
    return matching;
  }
}

/** What counts as the same login, for the throttle as for the table; PostgreSQL takes no NUL. */
const foldLogin = (login: string): string => login.replaceAll('\0', '').trim().toLowerCase();
