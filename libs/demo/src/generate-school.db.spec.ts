import { freshDatabase, type FreshDatabase } from '../../../test/support/database';
import { generateSchool } from './generate-school';

const CARD = {
  uai: '0999001W',
  name: 'Collège de mesure',
  phone: '02 61 91 00 01',
  academy: { code: 70, name: 'Normandie' },
};

describe('generateSchool', () => {
  let fresh: FreshDatabase;
  beforeEach(async () => {
    fresh = await freshDatabase();
  });
  afterEach(() => fresh.drop());

  const sizes = { divisions: ['6e A', '6e B'], pupilsPerDivision: 30, teachers: 4, consentShare: 1 };

  async function names(seed: number): Promise<string[]> {
    const own = await freshDatabase();
    const { database } = own;
    await database.transaction((sql) => generateSchool(seed, CARD, sizes).write(sql, 'hash'));
    const rows = await database.query<{ name: string }>(
      `select given_name || ' ' || family_name as name from person order by 1`,
    );
    await own.drop();
    return rows.map(({ name }) => name);
  }

  it('makes the same school from the same seed, and another from another', async () => {
    const first = await names(1);
    expect(await names(1)).toEqual(first);
    expect(await names(2)).not.toEqual(first);
  });

  it('brings 1,500 parents into one group', async () => {
    const school = generateSchool(3, CARD, {
      ...sizes,
      divisions: ['6e A', '6e B', '5e A', '5e B'],
      pupilsPerDivision: 240,
    });
    await fresh.database.transaction((sql) => school.write(sql, 'hash'));
    const [group] = await fresh.database.query<{ members: number }>(
      `select count(*)::int as members from channel c
         join audience_member m on m.school = c.school and m.audience_id = c.audience_id
        where c.kind = 'association' and c.division_id is null`,
    );
    expect(group?.members).toBeGreaterThanOrEqual(1500);
    const [parent] = await fresh.database.query('select from account where login = $1', [
      `parent1500@${CARD.uai}`,
    ]);
    expect(parent).toBeDefined();
  });
});
