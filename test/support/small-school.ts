import { Passwords } from '@app/community';
import { Directory } from '@app/demo';
import { Signals, type Database } from '@app/platform';

export const PASSWORD = 'un secret de test';

/**
 * A school that fits on a page. Mother and father look after Adam (6e A) and Zoé (5e B); « solo » after Tom (5e B), with
 * a grandmother in charge (level 2) and an uncle to be called (level 3). The mother agreed to the FCPE’s groups; the
 * moderator has no child here. Account logins are the keys, followed by `@` and the UAI.
 */
export async function smallSchool(database: Database, uai = '0990001N') {
  const school = new Directory({
    uai,
    name: `Collège ${uai}`,
    phone: '02 61 91 00 00',
    academy: { code: 70, name: 'Normandie' },
  });
  const sixth = school.division('6e A');
  const fifth = school.division('5e B');
  const person = (givenName: string, role: 'direction' | 'administration' | 'teacher' | 'parent') =>
    school.person({ givenName, familyName: 'Martin', roles: [role] });
  const ids = {
    sixth,
    fifth,
    fcpe: school.association('FCPE'),
    direction: person('Hélène', 'direction'),
    administration: person('Nadia', 'administration'),
    teacher: person('Éric', 'teacher'),
    mother: person('Claire', 'parent'),
    father: person('Marc', 'parent'),
    solo: person('Inès', 'parent'),
    grandmother: person('Odette', 'parent'),
    uncle: person('Jean', 'parent'),
    moderator: person('Léa', 'parent'),
    adam: school.pupil('Adam', 'Martin', sixth),
    zoe: school.pupil('Zoé', 'Martin', fifth),
    tom: school.pupil('Tom', 'Martin', fifth),
  };
  school.teaches(ids.teacher, fifth);
  for (const parent of [ids.mother, ids.father])
    for (const pupil of [ids.adam, ids.zoe]) school.guardian(parent, pupil);
  school.guardian(ids.solo, ids.tom);
  school.guardian(ids.grandmother, ids.tom, 2);
  school.guardian(ids.uncle, ids.tom, 3);
  const at = new Date('2026-09-10T10:00:00Z');
  school.mandate(ids.fcpe, ids.moderator, 'moderator', at);
  school.consent(ids.fcpe, ids.mother, { source: 'bulletin', proof: 'bulletin 1', at });
  for (const [key, id] of Object.entries(ids))
    if (['direction', 'mother', 'father', 'moderator', 'zoe'].includes(key))
      school.account(id, `${key}@${uai}`, null);
  const passwordHash = await new Passwords().hash(PASSWORD);
  await database.transaction((sql) => school.write(sql, passwordHash));
  return { uai, ...ids };
}

export type SmallSchool = Awaited<ReturnType<typeof smallSchool>>;

/** The id of an account of a small school. */
export async function accountId(
  database: Database,
  school: SmallSchool,
  key: keyof SmallSchool,
): Promise<string> {
  const [account] = await database.query<{ id: string }>('select id from account where login = $1', [
    `${key}@${school.uai}`,
  ]);
  if (!account) throw new Error(`${key} has no account`);
  return account.id;
}

/** Signals of a test database that listen already. */
export async function startedSignals(url: string): Promise<Signals> {
  const signals = new Signals(url);
  await signals.start();
  return signals;
}
