import { Sessions } from '@app/community';
import { generateSchool } from '@app/demo';
import { newId, Signals } from '@app/platform';
import type { BenchDatabase } from './ground';

export interface Member {
  personId: string;
  /** Of an open session. */
  token: string;
}

export interface BenchChannel {
  id: string;
  members: readonly Member[];
}

/** A school whose association groups have exactly as many members as asked. */
export interface BenchSchool {
  uai: string;
  channels: readonly BenchChannel[];
  moderator: Member;
}

export const UAI = '0759999L';
const PUPILS_PER_DIVISION = 30;
/** Fewer than any pupil’s family has in the mean, so that there are always enough parents. */
const PARENTS_PER_PUPIL = 0.9;

/** Fills an empty database with one school, the same for the same sizes. */
export async function writeSchool(
  { database, url }: BenchDatabase,
  { channels, members }: { channels: number; members: number },
): Promise<BenchSchool> {
  const divisions = Math.max(
    channels,
    Math.ceil((channels * members) / (PUPILS_PER_DIVISION * PARENTS_PER_PUPIL)),
  );
  const directory = generateSchool(
    1,
    { uai: UAI, name: 'Lycée du banc', phone: '01 00 00 00 00', academy: { code: 1, name: 'Paris' } },
    {
      divisions: Array.from({ length: divisions }, (_, index) => `2de ${index + 1}`),
      pupilsPerDivision: PUPILS_PER_DIVISION,
      teachers: divisions,
      consentShare: 1,
    },
  );
  await database.transaction((sql) => directory.write(sql, 'nobody signs in with this'));
  const groups = await database.query<{ id: string }>(
    `select id from channel where kind = 'association' order by division_id nulls last, id limit $1`,
    [channels],
  );
  const people = await database.query<Account>(PARENTS, [channels * members]);
  if (groups.length < channels || people.length < channels * members)
    throw new Error('the school is too small');
  const [moderator] = await database.query<Account>(MODERATOR);
  if (!moderator) throw new Error('the school has no moderator');

  const sessions = new Sessions(database, new Signals(url));
  const signIn = async ({ accountId, personId }: Account): Promise<Member> => ({
    personId,
    token: (await sessions.open(accountId, 'bench')).token,
  });
  const signedIn = await Promise.all(people.map(signIn));
  const filled = groups.map(({ id }, index) => ({
    id,
    members: signedIn.slice(index * members, (index + 1) * members),
  }));
  for (const channel of filled)
    await database.query(SET_AUDIENCE, [
      UAI,
      newId(),
      channel.id,
      channel.members.map(({ personId }) => personId),
    ]);
  // Not the tables of messages: what is planned for an empty table would be kept while it fills.
  await database.query('analyze person, person_role, account, session, channel, audience, audience_member');
  return { uai: UAI, channels: filled, moderator: await signIn(moderator) };
}

interface Account {
  accountId: string;
  personId: string;
}

const PARENTS = `
select a.id as "accountId", a.person_id as "personId"
from account a join person_role r on r.school = a.school and r.person_id = a.person_id and r.role = 'parent'
where not exists (select from mandate m where m.school = a.school and m.person_id = a.person_id)
order by a.id limit $1`;

const MODERATOR = `
select a.id as "accountId", a.person_id as "personId"
from account a join mandate m on m.school = a.school and m.person_id = a.person_id and m.function = 'moderator'
order by a.id limit 1`;

const SET_AUDIENCE = `
with written as (insert into audience (school, id, channel_id) values ($1, $2, $3)),
filled as (insert into audience_member (school, audience_id, person_id) select $1, $2, unnest($4::uuid[]))
update channel set audience_id = $2 where school = $1 and id = $3`;
