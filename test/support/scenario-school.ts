import { Directory } from '@app/demo';
import { newId, type Database } from '@app/platform';
import { schoolRuleId } from '@app/threat-filter';

/** Who plays in a scenario. */
export const PLAYERS = [
  'head',
  'deputy',
  'office',
  'teacher',
  'amina',
  'julien',
  'sofia',
  'lea',
  'thierry',
  'elsa',
  'sandrine',
  'farid',
  'pupil',
] as const;
export type Player = (typeof PLAYERS)[number];

/** Words that these schools added to their filter. */
export const CRITICAL_WORD = 'zorglonde';
export const MEDIUM_WORD = 'pirlouface';

const SINCE = new Date('2026-09-07T08:00:00Z');
/** No password has this hash: sessions are opened for the accounts without signing in. */
const NO_PASSWORD = 'none';

interface Playing {
  player: Player;
  personId: string;
  accountId: string;
}

/**
 * A school of one class with two associations: head and deputy (direction), office (administration), a teacher, parents
 * in the FCPE (amina, julien, sofia, and its moderators lea and thierry), in the PEEP (elsa, and its moderator
 * sandrine), in none (farid), and one pupil.
 */
export async function writeSchool(database: Database, uai: string, passwordHash = NO_PASSWORD) {
  const directory = new Directory({
    uai,
    name: `Collège ${uai}`,
    phone: '02 61 91 00 00',
    academy: { code: 70, name: 'Normandie' },
  });
  const division = directory.division('5e B');
  const enter = (player: Player, role: 'direction' | 'administration' | 'teacher' | 'parent'): string =>
    directory.person({ givenName: player, familyName: 'Martin', roles: [role] });
  const pupil = directory.pupil('pupil', 'Martin', division);
  const parent = (player: Player): string => {
    const id = enter(player, 'parent');
    directory.guardian(id, pupil);
    return id;
  };
  const ids: Record<Player, string> = {
    head: enter('head', 'direction'),
    deputy: enter('deputy', 'direction'),
    office: enter('office', 'administration'),
    teacher: enter('teacher', 'teacher'),
    amina: parent('amina'),
    julien: parent('julien'),
    sofia: parent('sofia'),
    lea: parent('lea'),
    thierry: parent('thierry'),
    elsa: parent('elsa'),
    sandrine: parent('sandrine'),
    farid: parent('farid'),
    pupil,
  };
  const join = (association: string, members: readonly Player[], moderators: readonly Player[]): void => {
    const id = directory.association(association);
    for (const player of [...members, ...moderators])
      directory.consent(id, ids[player], { source: 'bulletin', proof: player, at: SINCE });
    for (const player of moderators) directory.mandate(id, ids[player], 'moderator', SINCE);
  };
  join('FCPE', ['amina', 'julien', 'sofia'], ['lea', 'thierry']);
  join('PEEP', ['elsa'], ['sandrine']);
  for (const player of PLAYERS) directory.account(ids[player], `${player}@${uai}`, null);
  await database.transaction((sql) => directory.write(sql, passwordHash));
  const people = await accountsOf(database, uai, ids);
  await addWords(database, uai, people[0]?.accountId);
  return { people, channels: await channelsOf(database, uai) };
}

async function accountsOf(
  database: Database,
  uai: string,
  ids: Readonly<Record<Player, string>>,
): Promise<Playing[]> {
  const rows = await database.query<{ accountId: string; personId: string }>(
    'select id as "accountId", person_id as "personId" from account where school = $1',
    [uai],
  );
  const accounts = new Map(rows.map(({ accountId, personId }) => [personId, accountId]));
  return PLAYERS.map((player) => ({
    player,
    personId: ids[player],
    accountId: accounts.get(ids[player]) ?? '',
  }));
}

async function addWords(database: Database, uai: string, by: string | undefined): Promise<void> {
  await database.query(
    `insert into school_word (school, id, term, rule, severity, category, added_by)
     values ($1, $2, $3, $4, 'critical', 'threat', $8), ($1, $5, $6, $7, 'medium', 'harassment', $8)`,
    [
      uai,
      newId(),
      CRITICAL_WORD,
      schoolRuleId(CRITICAL_WORD),
      newId(),
      MEDIUM_WORD,
      schoolRuleId(MEDIUM_WORD),
      by,
    ],
  );
}

async function channelsOf(database: Database, uai: string) {
  const rows = await database.query<{ id: string; name: string }>(
    'select id, name from channel where school = $1',
    [uai],
  );
  const named = (name: string): string => {
    const channel = rows.find((row) => row.name === name);
    if (!channel) throw new Error(`no channel ${name}`);
    return channel.id;
  };
  return {
    group: named('5e B · FCPE'),
    otherGroup: named('5e B · PEEP'),
    everyone: named('Tout l’établissement'),
    parents: named('Tous les parents'),
    pupils: named('Tous les élèves'),
  };
}
