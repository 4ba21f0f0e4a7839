import type { ChannelKind } from '@app/policy';
import { newId, SIGNAL_SQL, type Sql } from '@app/platform';
import type { ChannelWho } from './channels';

/** A channel that the school should have and has not. */
interface MissingChannel {
  kind: ChannelKind;
  associationId: string | null;
  associationName: string | null;
  divisionId: string | null;
  divisionName: string | null;
  who: ChannelWho;
}

/** Guardians of level 1 of pupils who are enrolled, with the division: whom « the parents of a division » are. */
const PARENTS = `
  select g.parent_id as person_id, e.division_id
    from guardianship g join enrolment e on e.school = g.school and e.pupil_id = g.pupil_id
   where g.school = $1 and g.level = 1`;

/** Those of them who agreed to be in the groups of an association. */
const CONSENTING = `
  select g.parent_id as person_id, e.division_id, c.association_id
    from consent c
    join guardianship g on g.school = c.school and g.parent_id = c.person_id and g.level = 1
    join enrolment e on e.school = g.school and e.pupil_id = g.pupil_id
   where c.school = $1 and c.transport = 'web' and c.withdrawn_at is null`;

const MISSING = `
with wanted as (
  select 'announcement' as kind, null::uuid as association_id, d.id as division_id, w.who
    from (select id from division where school = $1 union all select null) d,
         unnest(array['all', 'parents', 'pupils', 'staff']) as w(who)
  union all
  select 'association', a.id, null, 'parents' from association a where a.school = $1
  union all
  select distinct 'association', association_id, division_id, 'parents' from (${CONSENTING}) consenting
)
select w.kind, w.association_id as "associationId", a.name as "associationName",
       w.division_id as "divisionId", d.name as "divisionName", w.who
  from wanted w
  left join association a on a.school = $1 and a.id = w.association_id
  left join division d on d.school = $1 and d.id = w.division_id
 where not exists (select from channel c
   where c.school = $1 and c.kind = w.kind and c.who = w.who
     and c.association_id is not distinct from w.association_id
     and c.division_id is not distinct from w.division_id)`;

const INSERT_CHANNELS = `
insert into channel (school, id, kind, name, association_id, division_id, who)
select $1, n.id, n.kind, n.name, n.association_id, n.division_id, n.who
  from unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::uuid[], $7::text[])
    as n(id, kind, name, association_id, division_id, who)
on conflict do nothing`;

/** Who belongs to each channel now; a new audience is written only for the channels where that changed. */
const REFRESH_AUDIENCES = `
with consenting as materialized (${CONSENTING}), standing as materialized (
  select 'parents' as who, person_id, division_id from (${PARENTS}) parents
  union all
  select 'pupils', pupil_id, division_id from enrolment where school = $1
  union all
  select 'staff', person_id, division_id from teaching where school = $1
  union all
  select 'staff', person_id, null from person_role
   where school = $1 and role in ('direction', 'administration', 'teacher')
), belongs as materialized (
  select distinct c.id as channel_id, s.person_id
    from channel c
    join standing s on (c.who = 'all' or c.who = s.who)
                   and (c.division_id is null or c.division_id = s.division_id)
   where c.school = $1 and c.kind = 'announcement'
  union
  select c.id, s.person_id
    from channel c
    join consenting s on s.association_id = c.association_id
                     and (c.division_id is null or c.division_id = s.division_id)
   where c.school = $1 and c.kind = 'association'
  union
  select c.id, m.person_id
    from channel c
    join mandate m on m.school = c.school and m.association_id = c.association_id and m.function = 'moderator'
                  and m.since <= current_date and (m.until is null or m.until >= current_date)
   where c.school = $1 and c.kind = 'association'
), changed as (
  select n.channel_id, n.audience_id
    from unnest($2::uuid[], $3::uuid[]) as n(channel_id, audience_id)
    join channel c on c.school = $1 and c.id = n.channel_id
   where c.audience_id is null
      or (select array_agg(b.person_id order by b.person_id) from belongs b where b.channel_id = c.id)
         is distinct from
         (select array_agg(m.person_id order by m.person_id) from audience_member m
           where m.school = $1 and m.audience_id = c.audience_id)
), new_audience as (
  insert into audience (school, id, channel_id) select $1, audience_id, channel_id from changed
), new_member as (
  insert into audience_member (school, audience_id, person_id)
  select $1, n.audience_id, b.person_id from changed n join belongs b using (channel_id)
)
update channel c set audience_id = n.audience_id from changed n where c.school = $1 and c.id = n.channel_id returning c.id`;

/**
 * Gives a school the channels it should have and each channel the audience it should have now: announcements for the
 * school and each division (everyone, parents, pupils, staff), and for each association a group of the school and one
 * of each division with consenting parents. To be run, in a transaction, after any change of people, mandates or
 * consents; tells every server that the school changed.
 */
export async function openChannels(sql: Sql, schoolId: string): Promise<void> {
  await settleChannels(sql, schoolId);
  await tellSchoolChanged(sql, schoolId);
}

/** The same without telling anybody; answers whether any audience changed. */
export async function settleChannels(sql: Sql, schoolId: string): Promise<boolean> {
  // Two refreshes at once would each write an audience; the second waits for the first.
  await sql.query('select from school where uai = $1 for no key update', [schoolId]);
  const missing = await sql.query<MissingChannel>(MISSING, [schoolId]);
  await sql.query(INSERT_CHANNELS, [
    schoolId,
    missing.map(() => newId()),
    missing.map(({ kind }) => kind),
    missing.map(channelName),
    missing.map(({ associationId }) => associationId),
    missing.map(({ divisionId }) => divisionId),
    missing.map(({ who }) => who),
  ]);
  const channels = await sql.query<{ id: string }>(
    `select id from channel where school = $1 and kind in ('announcement', 'association')`,
    [schoolId],
  );
  const changed = await sql.query(REFRESH_AUDIENCES, [
    schoolId,
    channels.map(({ id }) => id),
    channels.map(() => newId()),
  ]);
  return changed.length > 0;
}

/** Tells every server, when the transaction commits, that what it remembers of the school is out of date. */
export async function tellSchoolChanged(sql: Sql, schoolId: string): Promise<void> {
  await sql.query(SIGNAL_SQL, ['school-changed', JSON.stringify({ school: schoolId })]);
}

const SCHOOL_NAMES: Record<ChannelWho, string> = {
  all: 'Tout l’établissement',
  parents: 'Tous les parents',
  pupils: 'Tous les élèves',
  staff: 'Tout le personnel',
};
const DIVISION_SUFFIXES: Record<ChannelWho, string> = {
  all: '',
  parents: ' · parents',
  pupils: ' · élèves',
  staff: ' · équipe',
};

function channelName({ associationName, divisionName, who }: MissingChannel): string {
  if (associationName !== null) return `${divisionName ?? 'Tous les parents'} · ${associationName}`;
  return divisionName === null ? SCHOOL_NAMES[who] : divisionName + DIVISION_SUFFIXES[who];
}
