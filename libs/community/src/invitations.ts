import { Problem } from '@app/contract';
import { brokenConstraint, newId, type Config, type Database, type Sql } from '@app/platform';
import { newInvitationCode, readInvitationCode } from './invitation-code';
import { requireStrongPassword } from './password-rules';
import type { Passwords } from './passwords';
import type { Principal } from './principal';
import { openSession, type OpenedSession } from './sessions';
import { Throttle } from './throttle';
import { sha256 } from './tokens';

const VALID_DAYS = 30;
const IP_FACTOR = 10;

export interface CreatedInvitation {
  /** Shown once: only its hash is kept. */
  code: string;
  personName: string;
  expiresAt: Date;
}

/** Whom a code invites; enough to recognise oneself, no more. */
export interface InvitationView {
  schoolName: string;
  personName: string;
  expiresAt: Date;
}

export interface Acceptance {
  code: string;
  login: string;
  email?: string | undefined;
  password: string;
  userAgent: string;
  ip: string;
}

interface OpenInvitation {
  school: string;
  personId: string;
  schoolName: string;
  givenName: string;
  familyName: string;
  expiresAt: Date;
}

/** Codes that turn a person of the directory into an account: printed, handed over, used once. */
export class Invitations {
  private readonly failuresOfIp: Throttle;

  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    { PARVIS_SIGN_IN_FAILURES }: Pick<Config, 'PARVIS_SIGN_IN_FAILURES'>,
  ) {
    this.failuresOfIp = new Throttle(database, 'invitation-ip', PARVIS_SIGN_IN_FAILURES * IP_FACTOR);
  }

  /**
   * A new code for a person of the principal’s school, valid for 30 days; an older one of the same person ends.
   * @throws Problem `not-found` for an unknown person; `forbidden` for one who decides, but to the direction; `account.exists` for one who has an account.
   */
  async create(principal: Principal, personId: string): Promise<CreatedInvitation> {
    const school = principal.school?.id;
    const code = newInvitationCode();
    return this.database.transaction(async (sql) => {
      const [person] = await sql.query<{ name: string; hasAccount: boolean; decides: boolean }>(
        `select p.given_name || ' ' || p.family_name as name,
                exists (select from account a where a.school = p.school and a.person_id = p.id) as "hasAccount",
                exists (select from person_role r where r.school = p.school and r.person_id = p.id
                        and r.role in ('direction', 'administration'))
                or exists (select from mandate m where m.school = p.school and m.person_id = p.id) as decides
           from person p where p.school = $1 and p.id = $2 for no key update`,
        [school, personId],
      );
      if (!person) throw new Problem('not-found');
      // Whoever sees the code could use it: a second key must not be cut by the hand that holds the first.
      if (person.decides && !principal.roles.includes('direction')) throw new Problem('forbidden');
      if (person.hasAccount) throw new Problem('account.exists');
      await sql.query(
        `update invitation set expires_at = now()
          where school = $1 and person_id = $2 and used_at is null and expires_at > now()`,
        [school, personId],
      );
      const [row] = await sql.query<{ expiresAt: Date }>(
        `insert into invitation (school, id, person_id, code_hash, created_by, expires_at)
         values ($1, $2, $3, $4, $5, now() + interval '${VALID_DAYS} days') returning expires_at as "expiresAt"`,
        [school, newId(), personId, sha256(code), principal.person.id],
      );
      if (!row) throw new Error('The invitation was not written.');
      return { code, personName: person.name, expiresAt: row.expiresAt };
    });
  }

  /** @throws Problem `invitation.invalid` for a code that is unknown, used or too old; `rate.limited` after too many. */
  async check(code: string, ip: string): Promise<InvitationView> {
    const { schoolName, givenName, familyName, expiresAt } = await this.find(code, ip);
    return { schoolName, personName: `${givenName} ${familyName}`, expiresAt };
  }

  /**
   * Uses the code up, makes the account and opens its first session, all or nothing.
   * @throws Problem `invitation.invalid`, `rate.limited`, `password.weak`, or `login.taken`, after which the code is still good.
   */
  async accept({ code, login, email, password, userAgent, ip }: Acceptance): Promise<OpenedSession> {
    const { givenName, familyName } = await this.find(code, ip);
    requireStrongPassword(password, [login, email ?? null, givenName, familyName]);
    const passwordHash = await this.passwords.inTurn(() => this.passwords.hash(password));
    try {
      return await this.database.transaction(async (sql) => {
        const { school, personId } = await useUp(sql, code);
        const accountId = newId();
        await sql.query(
          `insert into account (id, school, person_id, login, email, password_hash) values ($1, $2, $3, $4, $5, $6)`,
          [accountId, school, personId, login, email ?? null, passwordHash],
        );
        return openSession(sql, accountId, userAgent);
      });
    } catch (error) {
      const constraint = brokenConstraint(error);
      if (constraint === 'account_login') throw new Problem('login.taken');
      if (constraint === 'account_school_person_id_key') throw new Problem('invitation.invalid');
      throw error;
    }
  }

  private async find(code: string, ip: string): Promise<OpenInvitation> {
    await this.failuresOfIp.check(ip);
    const [invitation] = await this.database.query<OpenInvitation>(
      `select i.school, i.person_id as "personId", s.name as "schoolName", p.given_name as "givenName",
              p.family_name as "familyName", i.expires_at as "expiresAt"
         from invitation i
         join school s on s.uai = i.school
         join person p on p.school = i.school and p.id = i.person_id
        where i.code_hash = $1 and i.used_at is null and i.expires_at > now()`,
      [hashOf(code)],
    );
    if (invitation) return invitation;
    await this.failuresOfIp.fail(ip);
    throw new Problem('invitation.invalid');
  }
}

/** Of two who use a code at once the second waits here for the first, and finds it used. */
async function useUp(sql: Sql, code: string): Promise<{ school: string; personId: string }> {
  const [used] = await sql.query<{ school: string; personId: string }>(
    `update invitation set used_at = now()
      where code_hash = $1 and used_at is null and expires_at > now()
      returning school, person_id as "personId"`,
    [hashOf(code)],
  );
  if (!used) throw new Problem('invitation.invalid');
  return used;
}

const hashOf = (typedCode: string): Buffer => sha256(readInvitationCode(typedCode));
