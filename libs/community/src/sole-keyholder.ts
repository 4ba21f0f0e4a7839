import type { Database } from '@app/platform';
import { tellSchoolChanged } from './open-channels';

const SCHOOL = `
select name, (select count(distinct person_id)::int from person_role
  where school = uai and role in ('direction', 'administration')) as keyholders
from school where uai = $1 for update`;

const SET = `
update school set sole_keyholder_since = case when $2 then coalesce(sole_keyholder_since, now()) end
where uai = $1`;

/**
 * Says whether the direction of a school is one person, who may then release announcements alone. An operator’s setting.
 * It is silent while anybody else of the school is of direction or administration.
 * @returns the name of the school
 * @throws Error with a sentence for the operator when there is no such school, or others could turn a second key
 */
export function setSoleKeyholder(database: Database, uai: string, isSole: boolean): Promise<string> {
  return database.transaction(async (sql) => {
    const [school] = await sql.query<{ name: string; keyholders: number }>(SCHOOL, [uai]);
    if (!school) throw new Error(`There is no school ${uai}.`);
    if (isSole && school.keyholders > 1) {
      throw new Error(
        `${school.name} (${uai}) has ${school.keyholders} persons in direction and administration: each can turn the second key for another.`,
      );
    }
    await sql.query(SET, [uai, isSole]);
    await tellSchoolChanged(sql, uai);
    return school.name;
  });
}
