import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The whole first schema. Every key begins with the school, so no row can refer to another school's row, and the
 * data can be distributed by school. The laws of delivery are constraints here: see docs/laws.md for the list.
 */
export class FirstMessage1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHOOLS_AND_PEOPLE);
    await runner.query(ACCOUNTS);
    await runner.query(CHANNELS);
    await runner.query(MESSAGES);
    await runner.query(LAWS);
  }

  async down(): Promise<void> {
    await Promise.reject(
      new Error('The first migration is not undone: decisions and releases are append-only.'),
    );
  }
}

const SCHOOLS_AND_PEOPLE = `
-- Check letter of a UAI: number modulo 23 among the letters without I, O and Q.
create function uai_is_valid(uai text) returns boolean immutable strict parallel safe language sql as $$
  select uai ~ '^[0-9]{7}[A-Z]$'
     and substr('ABCDEFGHJKLMNPRSTUVWXYZ', (substr(uai, 1, 7)::int % 23) + 1, 1) = substr(uai, 8, 1)
$$;

create table academy (
  code smallint primary key,
  name text not null
);

create table school (
  uai text primary key check (uai_is_valid(uai)),
  academy_code smallint not null references academy,
  name text not null,
  phone text,
  vigilance text not null default 'normal'
    check (vigilance in ('normal', 'reinforced', 'direction-only', 'read-only', 'closed')),
  vigilance_reason text,
  vigilance_until timestamptz,
  created_at timestamptz not null default now()
);

create table person (
  school text not null references school,
  id uuid not null,
  given_name text not null,
  family_name text not null,
  email text,
  pupil boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (school, id),
  unique (school, id, pupil)
);

-- A pupil holds no other role, and only a pupil is one: what refers to (school, id, pupil) can rely on it.
create table person_role (
  school text not null,
  person_id uuid not null,
  role text not null check (role in ('direction', 'administration', 'teacher', 'parent', 'pupil')),
  pupil boolean not null,
  primary key (school, person_id, role),
  foreign key (school, person_id, pupil) references person (school, id, pupil),
  check (pupil = (role = 'pupil'))
);

create table division (
  school text not null references school,
  id uuid not null,
  name text not null,
  level text not null,
  primary key (school, id),
  unique (school, name)
);

create table enrolment (
  school text not null,
  division_id uuid not null,
  pupil_id uuid not null,
  pupil boolean not null default true check (pupil),
  primary key (school, pupil_id),
  foreign key (school, division_id) references division,
  foreign key (school, pupil_id, pupil) references person (school, id, pupil)
);
create index enrolment_division on enrolment (school, division_id);

create table teaching (
  school text not null,
  division_id uuid not null,
  person_id uuid not null,
  primary key (school, division_id, person_id),
  foreign key (school, division_id) references division,
  foreign key (school, person_id) references person
);

-- Level 1 legal representative, 2 in charge of the pupil, 3 emergency contact.
create table guardianship (
  school text not null,
  parent_id uuid not null,
  parent_pupil boolean not null default false check (not parent_pupil),
  pupil_id uuid not null,
  pupil boolean not null default true check (pupil),
  level smallint not null check (level between 1 and 3),
  primary key (school, parent_id, pupil_id),
  foreign key (school, parent_id, parent_pupil) references person (school, id, pupil),
  foreign key (school, pupil_id, pupil) references person (school, id, pupil)
);
create index guardianship_pupil on guardianship (school, pupil_id);

create table association (
  school text not null references school,
  id uuid not null,
  name text not null,
  primary key (school, id),
  unique (school, name)
);

create table mandate (
  school text not null,
  association_id uuid not null,
  person_id uuid not null,
  pupil boolean not null default false check (not pupil),
  function text not null check (function in ('moderator', 'delegate', 'president')),
  since date not null default current_date,
  until date,
  primary key (school, association_id, person_id, function),
  foreign key (school, association_id) references association,
  foreign key (school, person_id, pupil) references person (school, id, pupil)
);
create index mandate_person on mandate (school, person_id);

-- Express agreement of one guardian for one association (code de l'éducation, D111-8); withdrawn, never erased.
create table consent (
  school text not null,
  id uuid not null,
  association_id uuid not null,
  person_id uuid not null,
  transport text not null check (transport in ('web', 'push', 'email', 'sms')),
  source text not null,
  proof text,
  given_at timestamptz not null default now(),
  withdrawn_at timestamptz check (withdrawn_at >= given_at),
  primary key (school, id),
  foreign key (school, association_id) references association,
  foreign key (school, person_id) references person
);
create unique index consent_in_force on consent (school, association_id, person_id, transport) where withdrawn_at is null;
`;

const ACCOUNTS = `
-- The login of one person; an operator belongs to no school, and to one academy or to the whole installation.
create table account (
  id uuid primary key,
  school text,
  person_id uuid,
  operator_name text,
  operator_academy smallint references academy,
  login text not null,
  email text,
  password_hash text not null,
  created_at timestamptz not null default now(),
  foreign key (school, person_id) references person,
  unique (school, person_id),
  check ((school is null) = (person_id is null)),
  check ((person_id is null) = (operator_name is not null))
);
create unique index account_login on account (lower(login));
create index account_email on account (lower(email));

create table session (
  id uuid primary key,
  account_id uuid not null references account,
  token_hash bytea not null unique,
  user_agent text not null default '',
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index session_account on session (account_id) where ended_at is null;

create table invitation (
  school text not null,
  id uuid not null,
  person_id uuid not null,
  code_hash bytea not null unique,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (school, id),
  foreign key (school, person_id) references person,
  foreign key (school, created_by) references person
);
create index invitation_person on invitation (school, person_id) where used_at is null;

-- Failed sign-ins and codes, counted by rate-limiter-flexible, which fixes these columns.
create table throttle (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
`;

const CHANNELS = `
create table channel (
  school text not null references school,
  id uuid not null,
  kind text not null check (kind in ('announcement', 'association', 'notice', 'emergency')),
  name text not null,
  association_id uuid,
  division_id uuid,
  who text not null check (who in ('all', 'parents', 'pupils', 'staff')),
  audience_id uuid,
  last_position bigint not null default 0,
  created_at timestamptz not null default now(),
  primary key (school, id),
  foreign key (school, association_id) references association,
  foreign key (school, division_id) references division,
  check ((kind = 'association') = (association_id is not null)),
  check (kind <> 'association' or who = 'parents')
);
create unique index channel_purpose on channel (school, kind, association_id, division_id, who) nulls not distinct;

-- Who a channel goes to, as it was at one moment; a change of members is a new audience.
create table audience (
  school text not null,
  id uuid not null,
  channel_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (school, id),
  unique (school, id, channel_id),
  foreign key (school, channel_id) references channel
);
alter table channel add foreign key (school, audience_id, id) references audience (school, id, channel_id);

create table audience_member (
  school text not null,
  audience_id uuid not null,
  person_id uuid not null,
  primary key (school, audience_id, person_id),
  foreign key (school, audience_id) references audience,
  foreign key (school, person_id) references person
);
create index audience_member_person on audience_member (school, person_id);

create table reading (
  school text not null,
  channel_id uuid not null,
  person_id uuid not null,
  position bigint not null check (position >= 0),
  read_at timestamptz not null default now(),
  primary key (school, person_id, channel_id),
  foreign key (school, channel_id) references channel,
  foreign key (school, person_id) references person
);
`;

const MESSAGES = `
create table message (
  school text not null,
  id uuid not null,
  channel_id uuid not null,
  author_id uuid not null,
  author_pupil boolean not null default false check (not author_pupil),
  client_id text not null check (char_length(client_id) between 1 and 64),
  state text not null check (state in ('submitted', 'held', 'quarantined', 'returned', 'rejected', 'withdrawn',
    'approved', 'stopped', 'delivered', 'retracted', 'sealed')),
  version integer not null default 1,
  revision integer not null default 1,
  round integer not null default 1,
  audience_id uuid not null,
  severity smallint not null check (severity between 0 and 3),
  open_reports integer not null default 0 check (open_reports >= 0),
  endangers boolean not null default false,
  submitted_at timestamptz not null default now(),
  waiting_since timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  claimed_by uuid,
  claimed_until timestamptz,
  primary key (school, id),
  unique (school, author_id, client_id),
  unique (school, id, author_id),
  unique (school, id, channel_id, audience_id),
  foreign key (school, channel_id) references channel,
  foreign key (school, author_id, author_pupil) references person (school, id, pupil),
  foreign key (school, audience_id, channel_id) references audience (school, id, channel_id),
  check ((claimed_by is null) = (claimed_until is null))
);
create index message_waiting on message (school, severity desc, waiting_since, id)
  where state in ('held', 'quarantined') or open_reports > 0;
create index message_of_author on message (school, author_id, id desc);

create table revision (
  school text not null,
  message_id uuid not null,
  number integer not null check (number >= 1),
  text text not null check (char_length(text) between 1 and 4000),
  created_at timestamptz not null default now(),
  primary key (school, message_id, number),
  foreign key (school, message_id) references message
);

create table verdict (
  school text not null,
  message_id uuid not null,
  revision integer not null,
  outcome text not null check (outcome in ('clear', 'suspect', 'threat', 'unavailable')),
  severity smallint not null check (severity between 0 and 3),
  category text,
  lexicon_version text not null,
  findings jsonb not null,
  created_at timestamptz not null default now(),
  primary key (school, message_id, revision),
  foreign key (school, message_id, revision) references revision
);

create table decision (
  school text not null,
  id uuid not null,
  message_id uuid not null,
  revision integer not null,
  round integer not null,
  author_id uuid not null,
  decided_by uuid not null,
  decider_pupil boolean not null default false check (not decider_pupil),
  outcome text not null
    check (outcome in ('approve', 'reject', 'return', 'escalate', 'clear', 'seal', 'retract', 'keep')),
  reason_code text,
  reason text,
  decided_at timestamptz not null default now(),
  primary key (school, id),
  unique (school, id, message_id, revision, outcome),
  foreign key (school, message_id, author_id) references message (school, id, author_id),
  foreign key (school, message_id, revision) references revision,
  foreign key (school, decided_by, decider_pupil) references person (school, id, pupil),
  -- An author may take back what they wrote; every other decision is another person's.
  check (decided_by <> author_id or outcome = 'retract'),
  check (outcome not in ('reject', 'return') or reason_code is not null or reason is not null)
);
create unique index decision_one_outcome on decision (school, message_id, revision, round)
  where outcome in ('approve', 'reject', 'return', 'seal');
create index decision_of_message on decision (school, message_id);
create index decision_recent on decision (school, decided_at);

create table release (
  school text not null,
  message_id uuid not null,
  channel_id uuid not null,
  audience_id uuid not null,
  position bigint not null check (position >= 1),
  previous_position bigint generated always as (nullif(position - 1, 0)) stored,
  revision integer not null,
  decision_id uuid not null,
  decision_outcome text not null default 'approve' check (decision_outcome = 'approve'),
  released_at timestamptz not null default now(),
  primary key (school, message_id),
  unique (school, channel_id, position),
  unique (school, message_id, audience_id),
  foreign key (school, channel_id, previous_position) references release (school, channel_id, position),
  foreign key (school, message_id, channel_id, audience_id) references message (school, id, channel_id, audience_id),
  foreign key (school, message_id, revision) references verdict,
  foreign key (school, decision_id, message_id, revision, decision_outcome)
    references decision (school, id, message_id, revision, outcome)
);

create table delivery (
  school text not null,
  message_id uuid not null,
  recipient_id uuid not null,
  transport text not null check (transport in ('web', 'push', 'email', 'sms')),
  audience_id uuid not null,
  status text not null default 'available',
  created_at timestamptz not null default now(),
  primary key (school, message_id, recipient_id, transport),
  foreign key (school, message_id, audience_id) references release (school, message_id, audience_id),
  foreign key (school, audience_id, recipient_id) references audience_member
);

create table report (
  school text not null,
  message_id uuid not null,
  reporter_id uuid not null,
  reporter_pupil boolean not null default false check (not reporter_pupil),
  category text not null,
  comment text not null default '',
  created_at timestamptz not null default now(),
  closed_by uuid,
  primary key (school, message_id, reporter_id),
  foreign key (school, message_id) references release,
  foreign key (school, reporter_id, reporter_pupil) references person (school, id, pupil),
  foreign key (school, closed_by) references decision
);

create table appeal (
  school text not null,
  message_id uuid not null,
  revision integer not null,
  round integer not null check (round >= 2),
  text text not null default '',
  created_at timestamptz not null default now(),
  primary key (school, message_id, revision, round),
  foreign key (school, message_id, revision) references revision
);

create table reveal (
  school text not null,
  id uuid not null,
  message_id uuid not null,
  revision integer not null,
  person_id uuid not null,
  revealed_at timestamptz not null default now(),
  primary key (school, id),
  foreign key (school, message_id, revision) references revision,
  foreign key (school, person_id) references person
);
create index reveal_of_message on reveal (school, message_id);

create table outbox (
  id bigint generated always as identity primary key,
  school text not null,
  message_id uuid not null,
  created_at timestamptz not null default now(),
  foreign key (school, message_id) references release
);
`;

const LAWS = `
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

do $$
declare
  kept text;
begin
  foreach kept in array array['audience', 'audience_member', 'revision', 'verdict', 'decision', 'release', 'appeal', 'reveal'] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', kept);
    execute format('create trigger keep_all before truncate on %I for each statement execute function refuse_change()', kept);
  end loop;
  foreach kept in array array['message', 'delivery', 'report'] loop
    execute format('create trigger keep_row before delete on %I for each row execute function refuse_change()', kept);
    execute format('create trigger keep_all before truncate on %I for each statement execute function refuse_change()', kept);
  end loop;
end $$;

create trigger message_identity before update on message for each row
  when (old.school <> new.school or old.id <> new.id or old.channel_id <> new.channel_id
    or old.author_id <> new.author_id or old.client_id <> new.client_id)
  execute function refuse_change();

-- The recipients are frozen when the text is held; a new text is held anew.
create trigger message_audience_frozen before update on message for each row
  when (old.audience_id <> new.audience_id and old.revision = new.revision)
  execute function refuse_change();

-- An audience is complete when its transaction ends: messages that froze it later gain no recipients.
create function audience_is_closed() returns trigger language plpgsql as $$
begin
  if exists (select from added n join audience a on a.school = n.school and a.id = n.audience_id
             where a.created_at <> now()) then
    raise exception 'an audience takes no more members' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger audience_is_closed after insert on audience_member referencing new table as added
  for each statement execute function audience_is_closed();

create function refuse_state() returns trigger language plpgsql as $$
begin
  raise exception 'a message cannot begin as %', new.state using errcode = 'check_violation';
end $$;
create trigger message_begins before insert on message for each row
  when (new.state not in ('submitted', 'held', 'quarantined')) execute function refuse_state();

-- Read at the end of the statement, when the move, the decision and the release are all written.
create function release_follows_state() returns trigger language plpgsql as $$
begin
  if not exists (select from message m where m.school = new.school and m.id = new.message_id
                 and m.state = 'delivered' and m.revision = new.revision) then
    raise exception 'message % is released without being delivered in that revision', new.message_id
      using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger release_follows_state after insert on release
  for each row execute function release_follows_state();

create function delivered_has_release() returns trigger language plpgsql as $$
begin
  if not exists (select from release r where r.school = new.school and r.message_id = new.id) then
    raise exception 'message % is % without a release', new.id, new.state using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger delivered_has_release after insert or update of state on message
  for each row when (new.state in ('delivered', 'retracted')) execute function delivered_has_release();

-- What readers have can only be retracted; what was withdrawn, stopped, retracted or sealed stays so.
create function refuse_state_change() returns trigger language plpgsql as $$
begin
  raise exception 'a message that is % cannot become %', old.state, new.state using errcode = 'check_violation';
end $$;
create trigger message_ends before update of state on message for each row
  when (old.state <> new.state and (old.state in ('withdrawn', 'stopped', 'retracted', 'sealed')
    or (old.state = 'delivered' and new.state <> 'retracted')))
  execute function refuse_state_change();

-- An appeal goes to a person who has not decided on this revision before.
create function appeal_to_another() returns trigger language plpgsql as $$
begin
  if exists (select from decision d where d.school = new.school and d.message_id = new.message_id
             and d.revision = new.revision and d.round < new.round and d.decided_by = new.decided_by
             and d.outcome in ('approve', 'reject', 'return')) then
    raise exception 'this person decided on message % before the appeal', new.message_id
      using errcode = 'check_violation', constraint = 'appeal_to_another';
  end if;
  return new;
end $$;
create trigger appeal_to_another before insert on decision for each row
  when (new.round > 1 and new.outcome in ('approve', 'reject', 'return')) execute function appeal_to_another();

-- The only door to a text for readers: a release, and the notice in place of what was retracted.
create view readable_message as
  select r.school, r.channel_id, r.position, r.message_id, r.released_at, m.author_id, m.state,
         case when m.state = 'retracted' then '' else v.text end as text
  from release r
  join message m on m.school = r.school and m.id = r.message_id
  join revision v on v.school = r.school and v.message_id = r.message_id and v.number = r.revision;
`;
