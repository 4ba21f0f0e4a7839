import type { Channel } from '@app/community';
import type { Sql } from '@app/platform';

const OTHER_DECIDER = `
select exists (
  select from message m
  where m.school = $1 and m.id = $2 and exists (
    select from (
      select person_id from mandate
      where school = $1 and association_id = $3 and function = 'moderator' and since <= current_date and (until is null or until >= current_date)
      union
      select person_id from person_role where school = $1 and $3::uuid is null and role in ('direction', 'administration')
    ) decider
    where decider.person_id <> m.author_id and not exists (
      select from decision d where d.school = m.school and d.message_id = m.id and d.revision = m.revision
        and d.decided_by = decider.person_id and d.outcome in ('approve', 'reject', 'return'))
  )
) as found`;

/** Whether somebody is left to decide on an appeal: neither the author nor a person who decided on it before. */
export async function hasOtherDecider(sql: Sql, channel: Channel, messageId: string): Promise<boolean> {
  const [row] = await sql.query<{ found: boolean }>(OTHER_DECIDER, [
    channel.schoolId,
    messageId,
    channel.associationId,
  ]);
  return row?.found ?? false;
}
