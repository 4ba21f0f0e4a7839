import type { Sql } from '@app/platform';
import type { Role } from '@app/policy';

export type MandateFunction = 'moderator' | 'delegate' | 'president';

/** What a label is made of. */
export interface Standing {
  roles: readonly Role[];
  /** Divisions of the pupils this person is a legal guardian of, or a pupil’s own division. */
  divisions: readonly string[];
  /** Names of the associations this person moderates for. */
  moderates: readonly string[];
}

const ROLE_WORDS: readonly (readonly [Role, string])[] = [
  ['direction', 'direction'],
  ['administration', 'administration'],
  ['teacher', 'professeur'],
  ['parent', 'parent'],
  ['pupil', 'élève'],
  ['operator', 'exploitation'],
];
const WITH_DIVISIONS: readonly Role[] = ['parent', 'pupil'];

/**
 * Who a person is to a reader: « parent · 5e B », « professeur », « parent · 6e A, 4e C · relecture FCPE ».
 * Words that are the same for women and men, since the directory does not tell.
 */
export function personLabel({ roles, divisions, moderates }: Standing): string {
  const words = ROLE_WORDS.filter(([role]) => roles.includes(role)).map(([role, word]) =>
    WITH_DIVISIONS.includes(role) && divisions.length > 0 ? `${word} · ${divisions.join(', ')}` : word,
  );
  return [...words, ...moderates.map((name) => `relecture ${name}`)].join(' · ');
}

/** The columns of a `Standing`, for a query over `person p`. A mandate counts from its first day to its last. */
export const STANDING_COLUMNS = `
  coalesce((select array_agg(r.role) from person_role r where r.school = p.school and r.person_id = p.id), '{}') as roles,
  coalesce((select array_agg(distinct d.name order by d.name desc)
     from enrolment e join division d on d.school = e.school and d.id = e.division_id
    where e.school = p.school
      and e.pupil_id in (select p.id union all select g.pupil_id from guardianship g
                          where g.school = p.school and g.parent_id = p.id and g.level = 1)), '{}') as divisions,
  coalesce((select array_agg(a.name order by a.name)
     from mandate m join association a on a.school = m.school and a.id = m.association_id
    where m.school = p.school and m.person_id = p.id and m.function = 'moderator'
      and m.since <= current_date and (m.until is null or m.until >= current_date)), '{}') as moderates`;

/** Names and labels of many persons of one school, in one query. Unknown ids are absent from the answer. */
export async function labelsOf(
  sql: Sql,
  schoolId: string,
  personIds: readonly string[],
): Promise<Map<string, { name: string; label: string }>> {
  if (personIds.length === 0) return new Map();
  const rows = await sql.query<Standing & { id: string; name: string }>(
    `select p.id, p.given_name || ' ' || p.family_name as name, ${STANDING_COLUMNS}
       from person p where p.school = $1 and p.id = any($2::uuid[])`,
    [schoolId, [...new Set(personIds)]],
  );
  return new Map(rows.map((row) => [row.id, { name: row.name, label: personLabel(row) }]));
}
