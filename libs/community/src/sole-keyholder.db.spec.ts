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

  const since = async (): Promise<Date | null | undefined> => {
    const [row] = await fresh.database.query<{ since: Date | null }>(
      'select sole_keyholder_since as since from school where uai = $1',
      [school.uai],
    );
    return row?.since;
  };

  it('is known to those who are signed in, on every server, and remembers since when', async () => {
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
    await setSoleKeyholder(fresh.database, school.uai, false);
    expect(await since()).toBeNull();
  });

  it('says that there is no such school', async () => {
    await expect(setSoleKeyholder(fresh.database, '0999001W', true)).rejects.toThrow(
      'There is no school 0999001W.',
    );
  });
});
