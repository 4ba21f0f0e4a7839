import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The words that a school adds to the shared lexicon, the rules it switches off, and the hits that were false alarms. */
export class SchoolLexicon1763900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table false_alarm, switched_off_rule, school_word; drop index verdict_hit');
  }
}

const UP = `
-- Who changed what and when is never erased: a word or a switched-off rule is ended, not deleted.
create table school_word (
  school text not null references school,
  id uuid not null,
  term text not null check (char_length(term) between 1 and 80),
  severity text not null check (severity in ('medium', 'high', 'critical')),
  category text not null,
  added_by uuid not null references account,
  added_at timestamptz not null default now(),
  removed_by uuid references account,
  removed_at timestamptz,
  primary key (school, id),
  check ((removed_by is null) = (removed_at is null))
);
create unique index school_word_in_force on school_word (school, lower(term)) where removed_at is null;

create table switched_off_rule (
  school text not null references school,
  id uuid not null,
  rule text not null,
  reason text not null check (char_length(reason) between 1 and 1000),
  switched_off_by uuid not null references account,
  switched_off_at timestamptz not null default now(),
  switched_on_by uuid references account,
  switched_on_at timestamptz,
  primary key (school, id),
  check ((switched_on_by is null) = (switched_on_at is null))
);
create unique index switched_off_rule_in_force on switched_off_rule (school, rule) where switched_on_at is null;

create table false_alarm (
  school text not null,
  message_id uuid not null,
  revision integer not null,
  rule text not null,
  marked_by uuid not null,
  marked_at timestamptz not null default now(),
  primary key (school, message_id, revision, rule),
  foreign key (school, message_id, revision) references verdict,
  foreign key (school, marked_by) references person
);
create index false_alarm_recent on false_alarm (school, marked_at);
create index verdict_hit on verdict (school, created_at) where outcome in ('suspect', 'threat');

do $$
declare
  kept text;
begin
  foreach kept in array array['school_word', 'switched_off_rule'] loop
    execute format('create trigger keep_row before delete on %I for each row execute function refuse_change()', kept);
    execute format('create trigger keep_all before truncate on %I for each statement execute function refuse_change()', kept);
  end loop;
end $$;
`;
