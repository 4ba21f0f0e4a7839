import type { MigrationInterface, QueryRunner } from 'typeorm';
// Jest resolves no path alias in a global setup.
import { schoolRuleId } from '../../../threat-filter/src';

/**
 * A school has a word once, however it is spelled: the rule that it becomes is the same for all spellings. Of those in
 * force more than once the gravest stays; the others were removed by nobody.
 */
export class OneWordOnce1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table school_word add column rule text');
    const words = (await runner.query('select school, id, term from school_word')) as Word[];
    await runner.query(
      `update school_word w set rule = named.rule
       from unnest($1::text[], $2::uuid[], $3::text[]) as named (school, id, rule)
       where w.school = named.school and w.id = named.id`,
      [
        words.map(({ school }) => school),
        words.map(({ id }) => id),
        words.map(({ term }) => schoolRuleId(term)),
      ],
    );
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

interface Word {
  school: string;
  id: string;
  term: string;
}

const UP = `
alter table school_word alter column rule set not null;
alter table school_word drop constraint school_word_check;
alter table school_word add constraint school_word_removed check (removed_by is null or removed_at is not null);

update school_word w set removed_at = now()
from (
  select school, id, row_number() over (
    partition by school, rule order by array_position(array['critical', 'high', 'medium'], severity), added_at, id) as place
  from school_word where removed_at is null
) spelling
where w.school = spelling.school and w.id = spelling.id and spelling.place > 1;

drop index school_word_in_force;
create unique index school_word_in_force on school_word (school, rule) where removed_at is null;
`;

const DOWN = `
drop index school_word_in_force;
create unique index school_word_in_force on school_word (school, lower(term)) where removed_at is null;

update school_word set removed_by = added_by where removed_at is not null and removed_by is null;
alter table school_word drop constraint school_word_removed;
alter table school_word add constraint school_word_check check ((removed_by is null) = (removed_at is null));
alter table school_word drop column rule;
`;
