import { freshDatabase, type FreshDatabase } from '../../../test/support/database';
import { smallSchool, startedSignals, type SmallSchool } from '../../../test/support/small-school';
import { AudienceCare } from './audience-care';

describe('the care of the audiences', () => {
  let fresh: FreshDatabase;
  let school: SmallSchool;
  let care: AudienceCare;
  const failed = jest.fn();

  beforeEach(async () => {
    fresh = await freshDatabase();
    school = await smallSchool(fresh.database);
    care = new AudienceCare(fresh.database, failed);
    failed.mockReset();
  });
  afterEach(async () => {
    await care.stop();
    await fresh.drop();
  });

  /** As if that day had come without anybody changing anything. */
  const mandate = (since: string, until: string): Promise<unknown> =>
    fresh.database.query(
      `update mandate set since = current_date + $2::int, until = current_date + $3::int where school = $1`,
      [school.uai, since, until],
    );

  const audience = () =>
    fresh.database.query<{ id: string; members: string[] }>(
      `select audience_id as id, array(select person_id from audience_member m
         where m.school = c.school and m.audience_id = c.audience_id order by person_id) as members
       from channel c where school = $1 and name = '5e B · FCPE'`,
      [school.uai],
    );
  const members = async (): Promise<string[]> => (await audience())[0]?.members ?? [];

  it('takes a moderator whose mandate has ended out of the groups, and leaves the others', async () => {
    expect(await members()).toContain(school.moderator);
    await mandate('-30', '-1');
    await care.refresh();
    expect(await members()).toEqual([school.mother]);
  });

  it('brings one whose mandate begins today, on its last day too', async () => {
    await mandate('-30', '-1');
    await care.refresh();
    await mandate('0', '0');
    await care.refresh();
    expect(await members()).toContain(school.moderator);
  });

  it('changes nothing a second time', async () => {
    await mandate('-30', '-1');
    await care.refresh();
    const before = await audience();
    await care.refresh();
    expect(await audience()).toEqual(before);
  });

  it('tells the servers what changed, and nothing where nothing did', async () => {
    const signals = await startedSignals(fresh.url);
    const heard: string[] = [];
    const changed = (wanted: string): Promise<void> =>
      new Promise((done) => {
        signals.on('school-changed', ({ school: uai }) => {
          heard.push(uai);
          if (uai === wanted) done();
        });
      });
    const other = changed('0990002P');
    await smallSchool(fresh.database, '0990002P');
    await other;
    heard.length = 0;
    const own = changed(school.uai);
    await mandate('-30', '-1');
    await care.refresh();
    await own;
    await signals.stop();
    expect(new Set(heard)).toEqual(new Set([school.uai]));
  });

  it('leaves a school to the server that is at it', async () => {
    await mandate('-30', '-1');
    const before = await audience();
    await fresh.database.transaction(async (sql) => {
      await sql.query(`select pg_advisory_xact_lock(hashtext('audiences'), hashtext($1))`, [school.uai]);
      await care.refresh();
    });
    expect(await audience()).toEqual(before);
    await Promise.all([care.refresh(), new AudienceCare(fresh.database, failed).refresh()]);
    expect(await members()).toEqual([school.mother]);
  });

  describe('by itself', () => {
    const DAY_MS = 24 * 60 * 60_000;
    interface Plan {
      work: () => void;
      milliseconds: number;
    }
    /** What is to be done later, as soon as that is known. */
    let plans: Plan[];
    let planned: () => void;
    const nextPlan = async (): Promise<Plan> => {
      if (plans.length === 0)
        await new Promise<void>((done) => {
          planned = done;
        });
      const plan = plans.shift();
      if (!plan) throw new Error('nothing is planned');
      return plan;
    };
    beforeEach(() => {
      plans = [];
      planned = () => undefined;
      care = new AudienceCare(fresh.database, failed, (work, milliseconds) => {
        plans.push({ work, milliseconds });
        planned();
        return setTimeout(() => undefined, 0);
      });
    });

    it('begins at the start, and again at midnight', async () => {
      await mandate('-30', '-1');
      care.start();
      const midnight = await nextPlan();
      expect(midnight.milliseconds).toBeGreaterThan(0);
      expect(midnight.milliseconds).toBeLessThanOrEqual(DAY_MS + 1_000);
      expect(await members()).toEqual([school.mother]);
      await mandate('-30', '0');
      midnight.work();
      await nextPlan();
      expect(await members()).toContain(school.moderator);
      expect(failed).not.toHaveBeenCalled();
    });

    it('counts the time to midnight from before its work', async () => {
      const query = jest.spyOn(fresh.database, 'query').mockResolvedValueOnce([{ milliseconds: 500 }]);
      care.start();
      const midnight = await nextPlan();
      query.mockRestore();
      expect(midnight.milliseconds).toBeLessThan(1_500);
      expect(midnight.milliseconds).toBeGreaterThanOrEqual(0);
    });

    it('goes on after a school that fails, and tries that one again soon', async () => {
      await smallSchool(fresh.database, '0990002P');
      await mandate('-30', '-1');
      const transaction = jest
        .spyOn(fresh.database, 'transaction')
        .mockRejectedValueOnce(new Error('broken'));
      care.start();
      const again = await nextPlan();
      expect(transaction).toHaveBeenCalledTimes(2);
      transaction.mockRestore();
      expect(failed).toHaveBeenCalledTimes(1);
      expect(await members()).toContain(school.moderator);
      expect(again.milliseconds).toBeLessThanOrEqual(60_000);
      const refresh = jest.spyOn(care, 'refresh');
      again.work();
      await nextPlan();
      expect(refresh.mock.calls).toEqual([[[school.uai]]]);
      expect(await members()).toEqual([school.mother]);
    });

    it('tries a school again soon that another server is at', async () => {
      await mandate('-30', '-1');
      const again = await fresh.database.transaction(async (sql) => {
        await sql.query(`select pg_advisory_xact_lock(hashtext('audiences'), hashtext($1))`, [school.uai]);
        care.start();
        return nextPlan();
      });
      expect(again.milliseconds).toBeLessThanOrEqual(60_000);
      again.work();
      await nextPlan();
      expect(await members()).toEqual([school.mother]);
      expect(failed).not.toHaveBeenCalled();
    });

    it('tries again after a failure', async () => {
      await mandate('-30', '-1');
      const query = jest.spyOn(fresh.database, 'query').mockRejectedValueOnce(new Error('away'));
      care.start();
      const again = await nextPlan();
      query.mockRestore();
      expect(failed).toHaveBeenCalledTimes(1);
      expect(again.milliseconds).toBeLessThan(DAY_MS);
      again.work();
      await nextPlan();
      expect(await members()).toEqual([school.mother]);
    });
  });
});
