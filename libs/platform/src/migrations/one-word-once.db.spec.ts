import { freshDatabase, type FreshDatabase } from '../../../../test/support/database';
import { newId } from '../ids';
import { OneWordOnce1764300000000 } from './1764300000000-one-word-once';

const SCHOOL = '0990001N';

describe('one word once', () => {
  let fresh: FreshDatabase;
  const account = newId();
  beforeAll(async () => {
    fresh = await freshDatabase();
    const { database } = fresh;
    await database.query(`insert into academy (code, name) values (70, 'Normandie')`);
    await database.query(`insert into school (uai, academy_code, name) values ($1, 70, 'Collège')`, [SCHOOL]);
    await database.query(
      `insert into account (id, login, operator_name, password_hash) values ($1, 'op', 'Op', 'x')`,
      [account],
    );
  });
  afterAll(() => fresh.drop());

  const add = (term: string, severity: string): Promise<unknown> =>
    fresh.database.query(
      `insert into school_word (school, id, term, severity, category, added_by) values ($1, $2, $3, $4, 'threat', $5)`,
      [SCHOOL, newId(), term, severity, account],
    );
  const words = (removed: boolean) =>
    fresh.database.query(
      `select term, rule, removed_by as by from school_word where (removed_at is not null) = $1 order by term`,
      [removed],
    );

  it('keeps the gravest of several spellings in force, and notes the others as removed', async () => {
    const migration = new OneWordOnce1764300000000();
    const runner = fresh.database.dataSource.createQueryRunner();
    await migration.down(runner);
    await add('école bleue', 'medium');
    await add('ECOLE  BLEUE', 'critical');
    await add('ecole-bleue', 'high');
    await add('trottinette', 'medium');
    await migration.up(runner);
    await runner.release();
    const rule = 'school.ecole-bleue';
    expect(await words(false)).toEqual([
      { term: 'ECOLE  BLEUE', rule, by: null },
      { term: 'trottinette', rule: 'school.trottinette', by: null },
    ]);
    expect(await words(true)).toEqual([
      { term: 'ecole-bleue', rule, by: null },
      { term: 'école bleue', rule, by: null },
    ]);
  });
});
