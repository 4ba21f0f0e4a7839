import { setSoleKeyholder } from '@app/community';
import type { Database } from '@app/platform';

/**
 * Leaves one person as the only one of direction and administration, as the operator then says.
 * @returns how the others come back, which the operator then says too
 */
export async function leaveAlone(
  database: Database,
  uai: string,
  personId: string,
): Promise<() => Promise<void>> {
  const others = await database.query<{ person_id: string; role: string }>(
    `with gone as (
       delete from person_role where school = $1 and person_id <> $2 and role in ('direction', 'administration')
       returning person_id, role)
     select * from gone`,
    [uai, personId],
  );
  await setSoleKeyholder(database, uai, true);
  return async () => {
    await database.query(
      `insert into person_role (school, person_id, role, pupil)
       select $1, person_id, role, false from jsonb_to_recordset($2::jsonb) as o(person_id uuid, role text)`,
      [uai, JSON.stringify(others)],
    );
    await setSoleKeyholder(database, uai, false);
  };
}
