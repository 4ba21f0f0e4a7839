import type { Signals } from '@app/platform';
import { freshDatabase, type FreshDatabase } from '../../../test/support/database';
import { accountId, smallSchool, startedSignals, type SmallSchool } from '../../../test/support/small-school';
import { Sessions } from './sessions';
import { setSoleKeyholder } from './sole-keyholder';

describe('setSoleKeyholder', () => {
  let fresh: FreshDatabase;
  let school: SmallSchool;
  let signals: Signals;
  beforeAll(async () => {
    fresh = await freshDatabase();
    school = await smallSchool(fresh.database);
    signals = await startedSignals(fresh.url);
  });
  afterAll(async () => {
    await signals.stop();
    await fresh.drop();
  });

  /** The small school has one of direction and one of administration. */
  const administration = (isThere: boolean) =>
    fresh.database.query(
      isThere
        ? `insert into person_role (school, person_id, role, pupil) values ($1, $2, 'administration', false)`
        : `delete from person_role where school = $1 and person_id = $2 and role = 'administration'`,
      [school.uai, school.administration],
    );

  const since = async (): Promise<Date | null | undefined> => {
    const [row] = await fresh.database.query<{ since: Date | null }>(
      'select sole_keyholder_since as since from school where uai = $1',
      [school.uai],
    );
    return row?.since;
  };

  it('says that the school has others, and how many, without a name', async () => {
    const refused = setSoleKeyholder(fresh.database, school.uai, true);
    await expect(refused).rejects.toThrow(
      `Collège ${school.uai} (${school.uai}) has 2 persons in direction and administration: each can turn the second key for another.`,
    );
    expect(await since()).toBeNull();
  });

  it('is known to those who are signed in, on every server, and remembers since when', async () => {
    await administration(false);
    const sessions = new Sessions(fresh.database, signals);
    const { token } = await sessions.open(await accountId(fresh.database, school, 'direction'), '');
    expect((await sessions.resolve(token))?.school?.soleKeyholder).toBe(false);
    const heard = new Promise<void>((done) => {
      signals.on('school-changed', () => {
        done();
      });
    });
    expect(await setSoleKeyholder(fresh.database, school.uai, true)).toBe(`Collège ${school.uai}`);
    await heard;
    expect((await sessions.resolve(token))?.school?.soleKeyholder).toBe(true);
    const first = await since();
    await setSoleKeyholder(fresh.database, school.uai, true);
    expect(await since()).toEqual(first);
    await administration(true);
    const later = await new Sessions(fresh.database, signals).resolve(token);
    expect(later?.school?.soleKeyholder).toBe(false);
    await setSoleKeyholder(fresh.database, school.uai, false);
    expect(await since()).toBeNull();
  });

  it('says that there is no such school', async () => {
    await expect(setSoleKeyholder(fresh.database, '0999001W', true)).rejects.toThrow(
      'There is no school 0999001W.',
    );
  });
});
