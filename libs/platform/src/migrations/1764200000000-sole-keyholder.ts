import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A direction of one person has no second key. Where the operator says so, and while nobody else of the school holds one,
 * its announcements may be released by their author after a hold, unless another person has ever decided on them or the
 * filter has not read them; the decision bears its kind for ever. Every other approval of one’s own message stays impossible.
 */
export class SoleKeyholder1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(): Promise<void> {
    await Promise.reject(new Error('Decisions of a sole keyholder are append-only.'));
  }
}

const UP = `
alter table school add column sole_keyholder_since timestamptz;

alter table decision add column kind text not null default 'ordinary' check (kind in ('ordinary', 'sole-keyholder'));
alter table decision drop constraint decision_check;
alter table decision add constraint decision_check check (
  decided_by <> author_id or outcome = 'retract' or (outcome = 'approve' and kind = 'sole-keyholder'));
alter table decision add constraint decision_sole_keyholder check (
  kind <> 'sole-keyholder' or (outcome = 'approve' and decided_by = author_id));

create function sole_keyholder_alone() returns trigger language plpgsql as $$
begin
  if not exists (
    select from message m
    join school s on s.uai = m.school and s.sole_keyholder_since is not null
    join channel c on c.school = m.school and c.id = m.channel_id and c.kind in ('announcement', 'notice')
    join person_role r on r.school = m.school and r.person_id = m.author_id and r.role = 'direction'
    join verdict v on v.school = m.school and v.message_id = m.id and v.revision = m.revision and v.outcome <> 'unavailable'
    where m.school = new.school and m.id = new.message_id and m.revision = new.revision
      and m.waiting_since <= now() - interval '10 minutes'
      and not exists (
        select from decision d where d.school = m.school and d.message_id = m.id and d.decided_by <> m.author_id)
      and not exists (
        select from person_role o where o.school = m.school and o.person_id <> m.author_id
          and o.role in ('direction', 'administration'))
  ) then
    raise exception 'message % needs a second key', new.message_id
      using errcode = 'check_violation', constraint = 'sole_keyholder_alone';
  end if;
  return new;
end $$;
create trigger sole_keyholder_alone before insert on decision for each row
  when (new.kind = 'sole-keyholder') execute function sole_keyholder_alone();
`;
