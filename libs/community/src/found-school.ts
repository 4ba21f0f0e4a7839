import { brokenConstraint, newId, type Database, type Sql } from '@app/platform';
import { newInvitationCode } from './invitation-code';
import { openChannels } from './open-channels';
import { sha256 } from './tokens';
import { isValidUai } from './uai';

/** A school as its operator enters it, with the person of its direction who comes first. */
export interface Founding {
  uai: string;
  name: string;
  phone: string | null;
  academy: { code: number; name: string };
  direction: { givenName: string; familyName: string; email: string | null };
}

const VALID_DAYS = 30;

/**
 * Enters a school and the first person of its direction; that person’s invitation opens everything else.
 * @returns the invitation code, which is not kept
 * @throws Error with a sentence for the operator: a wrong UAI, or a school that is there already
 */
export async function foundSchool(database: Database, founding: Founding): Promise<string> {
  if (!isValidUai(founding.uai))
    throw new Error(`${founding.uai} is no UAI: its letter does not fit its number.`);
  try {
    return await database.transaction((sql) => enter(sql, founding));
  } catch (error) {
    if (brokenConstraint(error) === 'school_pkey')
      throw new Error(`The school ${founding.uai} is there already.`);
    throw error;
  }
}

async function enter(sql: Sql, { uai, name, phone, academy, direction }: Founding): Promise<string> {
  const person = newId();
  const code = newInvitationCode();
  await sql.query('insert into academy (code, name) values ($1, $2) on conflict do nothing', [
    academy.code,
    academy.name,
  ]);
  await sql.query('insert into school (uai, academy_code, name, phone) values ($1, $2, $3, $4)', [
    uai,
    academy.code,
    name,
    phone,
  ]);
  await sql.query(
    'insert into person (school, id, given_name, family_name, email) values ($1, $2, $3, $4, $5)',
    [uai, person, direction.givenName, direction.familyName, direction.email],
  );
  await sql.query(
    `insert into person_role (school, person_id, role, pupil) values ($1, $2, 'direction', false)`,
    [uai, person],
  );
  await sql.query(
    `insert into invitation (school, id, person_id, code_hash, created_by, expires_at)
     values ($1, $2, $3, $4, $3, now() + interval '${VALID_DAYS} days')`,
    [uai, newId(), person, sha256(code)],
  );
  await openChannels(sql, uai);
  return code;
}
