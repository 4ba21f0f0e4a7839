import { Problem } from '@app/contract';
import type { Sql } from '@app/platform';
import type { Principal } from './principal';

const OPERATED = `
select s.uai from school s join account a on a.id = $1
where s.uai = $2 and a.person_id is null and (a.operator_academy is null or a.operator_academy = s.academy_code)`;

/**
 * The school that a person acts for outside any channel: their own, or for an operator the one they name among those of
 * their academy.
 * @throws Problem `not-found` for any other
 */
export async function governedSchool(
  sql: Sql,
  principal: Principal,
  asked: string | undefined,
): Promise<string> {
  if (principal.school) {
    if (asked !== undefined && asked !== principal.school.id) throw new Problem('not-found');
    return principal.school.id;
  }
  if (asked === undefined) throw new Problem('not-found');
  const [school] = await sql.query<{ uai: string }>(OPERATED, [principal.accountId, asked]);
  if (!school) throw new Problem('not-found');
  return school.uai;
}

const OPERATED_SCHOOLS = `
select s.uai as id, s.name, y.name as academy
from school s join academy y on y.code = s.academy_code join account a on a.id = $1
where a.person_id is null and (a.operator_academy is null or a.operator_academy = s.academy_code)
order by s.name`;

/** The schools of an operator; of anyone else, their own. */
export async function governedSchools(
  sql: Sql,
  principal: Principal,
): Promise<{ id: string; name: string; academy: string }[]> {
  if (!principal.school) return sql.query(OPERATED_SCHOOLS, [principal.accountId]);
  const { id, name, academy } = principal.school;
  return [{ id, name, academy: academy.name }];
}
