import { Problem, type CurrentState, type MessageState } from '@app/contract';
import type { Sql } from '@app/platform';
import type { Names } from '../names';

interface Row {
  state: MessageState;
  version: number;
  claimedBy: string | null;
  claimedUntil: Date | null;
}

const CURRENT = `
select state, version, claimed_by as "claimedBy", claimed_until as "claimedUntil"
from message where school = $1 and id = $2`;

/** Where a message stands now, for the person whose view of it was out of date. */
export async function readCurrentState(
  sql: Sql,
  names: Names,
  schoolId: string,
  id: string,
): Promise<CurrentState> {
  const [row] = await sql.query<Row>(CURRENT, [schoolId, id]);
  if (!row) throw new Problem('not-found');
  const { state, version, claimedBy, claimedUntil } = row;
  return { id, state, version, claim: await claimOf(names, schoolId, claimedBy, claimedUntil) };
}

/** A claim that still runs, as people see it. */
export async function claimOf(names: Names, schoolId: string, by: string | null, until: Date | null) {
  if (by === null || until === null || until.getTime() <= Date.now()) return null;
  return { by: { id: by, name: (await names.one(schoolId, by)).name }, until: until.toISOString() };
}
