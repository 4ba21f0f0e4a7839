import { Passwords } from '@app/community';
import { newId, type Database, type Sql } from '@app/platform';
import { COLLEGE_UAI, setUpCollege } from './college';
import { setUpLycee } from './lycee';

/** The password of every demo account. */
export const DEMO_PASSWORD = 'parvis-demo';

/** Addresses to sign in with, one of each kind of user first. */
export const DEMO_ACCOUNTS: readonly string[] = [
  ...['direction', 'adjoint', 'vie-scolaire', 'moderatrice', 'moderateur2', 'moderatrice-peep'],
  ...Array.from({ length: 9 }, (_, index) => `parent${index + 1}`),
  ...['eleve1', 'operateur'],
].map((login) => `${login}@demo.parvis`);

/**
 * Creates the demo: a collège with a week of messages, a small lycée, and an operator. Does nothing when it is there.
 * @returns whether it was created now
 */
export async function seedDemo(database: Database): Promise<boolean> {
  if (await hasDemo(database)) return false;
  const passwordHash = await new Passwords().hash(DEMO_PASSWORD);
  await database.transaction(async (sql) => {
    await setUpCollege().directory.write(sql, passwordHash);
    await setUpLycee().directory.write(sql, passwordHash);
    await writeOperator(sql, passwordHash);
  });
  return true;
}

async function hasDemo(database: Database): Promise<boolean> {
  const schools = await database.query('select from school where uai = $1', [COLLEGE_UAI]);
  return schools.length > 0;
}

async function writeOperator(sql: Sql, passwordHash: string): Promise<void> {
  await sql.query(
    `insert into account (id, operator_name, login, email, password_hash) values ($1, $2, $3, $4, $5)`,
    [newId(), 'Exploitation', 'operateur', 'operateur@demo.parvis', passwordHash],
  );
}
