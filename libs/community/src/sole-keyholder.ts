import type { Database } from '@app/platform';
import { tellSchoolChanged } from './open-channels';

const SET = `
update school set sole_keyholder_since = case when $2 then coalesce(sole_keyholder_since, now()) end
where uai = $1 returning name`;

/**
 * Says whether the direction of a school is one person, who may then release announcements alone. An operator’s setting.
 * @returns the name of the school
 * @throws Error with a sentence for the operator when there is no such school
 */
export function setSoleKeyholder(database: Database, uai: string, isSole: boolean): Promise<string> {
  return database.transaction(async (sql) => {
    const [school] = await sql.query<{ name: string }>(SET, [uai, isSole]);
    if (!school) throw new Error(`There is no school ${uai}.`);
    await tellSchoolChanged(sql, uai);
    return school.name;
  });
}
