import { Problem } from '@app/contract';
import type { Config, Database } from '@app/platform';
import { requireStrongPassword } from './password-rules';
import type { Passwords } from './passwords';
import type { Principal } from './principal';
import type { Sessions } from './sessions';
import { Throttle } from './throttle';

/** What people change about their own account. */
export class Accounts {
  private readonly failures: Throttle;

  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    { PARVIS_SIGN_IN_FAILURES }: Pick<Config, 'PARVIS_SIGN_IN_FAILURES'>,
  ) {
    this.failures = new Throttle(database, 'password', PARVIS_SIGN_IN_FAILURES);
  }

  /**
   * Sets a new password and ends every other session of the account.
   * @throws Problem `password.wrong`, `password.weak`, or `rate.limited` after too many wrong ones.
   */
  async changePassword(principal: Principal, current: string, next: string): Promise<void> {
    const { accountId, account, person } = principal;
    const confirmed = await this.verified(accountId, current);
    await this.passwords.inTurn(async () => {
      requireStrongPassword(next, [account.login, account.email, ...person.name.split(' ')]);
      // What was confirmed must still hold: somebody else may have changed the password a moment ago.
      const [changed] = await this.database.query(
        'update account set password_hash = $3 where id = $1 and password_hash = $2 returning id',
        [accountId, confirmed, await this.passwords.hash(next)],
      );
      if (!changed) throw new Problem('password.wrong');
    });
    await this.sessions.endOthers(principal);
  }

  /**
   * Makes sure that whoever holds the session still knows the password: what cannot be undone asks for a fresh login.
   * @throws Problem `password.wrong`, or `rate.limited` after too many wrong ones.
   */
  async confirm({ accountId }: Principal, password: string): Promise<void> {
    await this.verified(accountId, password);
  }

  /** The hash that the password was found to fit. */
  private async verified(accountId: string, password: string): Promise<string> {
    const passwordHash = await this.passwords.inTurn(async () => {
      await this.failures.check(accountId);
      const [row] = await this.database.query<{ password_hash: string }>(
        'select password_hash from account where id = $1',
        [accountId],
      );
      if (!row || !(await this.passwords.verify(row.password_hash, password))) {
        await this.failures.fail(accountId);
        throw new Problem('password.wrong');
      }
      return row.password_hash;
    });
    await this.failures.forgive(accountId);
    return passwordHash;
  }
}
