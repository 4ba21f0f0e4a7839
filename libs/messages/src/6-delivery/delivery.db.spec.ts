import { createThreatFilter, type ThreatFilter } from '@app/threat-filter';
import { refusalOf, Scenario, type School } from '../../../../test/support/scenario';
import { releaseCanary } from './canary';
import { DeliveryGate } from './delivery-gate';
import { DeliveryWorker } from './delivery-worker';

describe('the canary', () => {
  let scenario: Scenario;
  beforeEach(async () => {
    scenario = await Scenario.open();
  });
  afterEach(() => scenario.close());

  /** What stopped the canary, or « released »; the gate is open only then. */
  const release = async (filter: ThreatFilter): Promise<string> => {
    const gate = new DeliveryGate();
    const outcome = await releaseCanary(scenario.database, filter, gate).then(
      () => 'released',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    expect(gate.isOpen).toBe(outcome === 'released');
    return outcome;
  };
  /** A filter that finds what the canary says, or is blind in one way or another. */
  const filterThatSays = (outcome: 'clear' | 'threat' | 'unavailable'): ThreatFilter => {
    const real = createThreatFilter();
    return {
      lexiconVersion: real.lexiconVersion,
      screen: (text) => ({
        ...real.screen(text),
        outcome,
        severity: outcome === 'threat' ? 'critical' : 'none',
      }),
    };
  };
  const filter = filterThatSays('threat');

  it('is held, opens the gate, and leaves nothing behind', async () => {
    await scenario.school();
    const count = async () =>
      (
        await scenario.database.query('select (select count(*) from school), (select count(*) from message)')
      )[0];
    const before = await count();
    expect(await release(filter)).toBe('released');
    expect(await count()).toEqual(before);
  });

  it('is satisfied with the filter that the server has', async () => {
    await scenario.school();
    expect(await release(createThreatFilter())).toBe('released');
  });

  it('can be held before there is any school', async () => {
    expect(await release(filter)).toBe('released');
  });

  it.each(['clear', 'unavailable'] as const)(
    'keeps the gate closed when the filter only says %s',
    async (outcome) => {
      expect(await release(filterThatSays(outcome))).toMatch(/let a threat pass/);
    },
  );

  it.each([
    {
      lost: 'that a release needs a decision',
      statements: [
        'alter table release drop constraint release_school_decision_id_message_id_revision_decision_ou_fkey',
        'drop trigger release_follows_state on release',
      ],
      told: /a release without a decision/,
    },
    {
      lost: 'that nobody approves their own message',
      statements: ['alter table decision drop constraint decision_check'],
      told: /the author’s own approval/,
    },
    {
      lost: 'that what is delivered was released',
      statements: ['drop trigger delivered_has_release on message'],
      told: /a delivered state without a release/,
    },
  ])('keeps the gate closed when the database has lost $lost', async ({ statements, told }) => {
    for (const statement of statements) await scenario.database.query(statement);
    expect(await release(filter)).toMatch(told);
  });

  it('keeps the gate closed when the view shows what was not released', async () => {
    await scenario.database.query(`
      create or replace view readable_message as
      select m.school, m.channel_id, 1::bigint as position, m.id as message_id, now() as released_at, m.author_id, m.state, v.text
      from message m join revision v on v.school = m.school and v.message_id = m.id`);
    expect(await release(filter)).toMatch(/can be read/);
  });

  it('is what approvals wait for', async () => {
    const { amina, lea, julien, group } = await scenario.school();
    const held = await amina.post(group);
    const gate = scenario.part(DeliveryGate);
    jest.spyOn(gate, 'assertOpen').mockImplementation(() => {
      new DeliveryGate().assertOpen();
    });
    expect(await refusalOf(lea.approve(held))).toBe('delivery.halted');
    expect((await lea.reject(held)).state).toBe('rejected');
    expect(await julien.read(group)).toEqual([]);
  });
});

describe('the delivery worker', () => {
  let scenario: Scenario;
  let college: School;
  let workers: DeliveryWorker[];
  const failed = jest.fn();
  beforeAll(async () => {
    scenario = await Scenario.open();
  });
  afterAll(() => scenario.close());
  beforeEach(async () => {
    college = await scenario.school();
    workers = [1, 2, 3].map(() => new DeliveryWorker(scenario.database, failed));
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    expect(failed).not.toHaveBeenCalled();
  });

  const recipientsOf = async (messageId: string): Promise<string[]> => {
    const rows = await scenario.database.query<{ id: string }>(
      'select recipient_id as id from delivery where message_id = $1',
      [messageId],
    );
    return rows.map(({ id }) => id).toSorted();
  };

  it('delivers to each frozen recipient once, and empties the outbox', async () => {
    const { amina, lea, julien, sofia, thierry, group } = college;
    const delivered = await lea.approve(await amina.post(group));
    expect(await recipientsOf(delivered.id)).toEqual([]);
    expect(await workers[0]?.drain()).toBe(1);
    expect(await recipientsOf(delivered.id)).toEqual(
      [amina, lea, julien, sofia, thierry].map(({ id }) => id).toSorted(),
    );
    expect(await workers[0]?.drain()).toBe(0);
    expect(await scenario.database.query('select from outbox')).toEqual([]);
  });

  it('shares the work with others at once, and nobody gets anything twice', async () => {
    const { amina, lea, group } = college;
    const held = await Promise.all(Array.from({ length: 230 }, (_, i) => amina.post(group, `Message ${i}`)));
    await Promise.all(held.map((message) => lea.approve(message)));
    const drained = await Promise.all(workers.map((worker) => worker.drain()));
    expect(drained.reduce((sum, count) => sum + count, 0)).toBe(230);
    const rows = await scenario.database.query<{ count: number }>(
      'select count(*)::int as count from delivery where school = $1',
      [college.uai],
    );
    expect(rows).toEqual([{ count: 230 * 5 }]);
  });

  it('leaves recipients who already have the message alone', async () => {
    const { amina, lea, julien, group } = college;
    const delivered = await lea.approve(await amina.post(group));
    await scenario.database.query(
      `insert into delivery (school, message_id, recipient_id, transport, audience_id, status)
       select school, message_id, $2, 'web', audience_id, 'read' from release where message_id = $1`,
      [delivered.id, julien.id],
    );
    await workers[0]?.drain();
    expect(await recipientsOf(delivered.id)).toHaveLength(5);
    const kept = await scenario.database.query('select from delivery where message_id = $1 and status = $2', [
      delivered.id,
      'read',
    ]);
    expect(kept).toHaveLength(1);
  });

  it('delivers again what a crash left in the outbox', async () => {
    const { amina, lea, group } = college;
    const delivered = await lea.approve(await amina.post(group));
    await workers[0]?.drain();
    await scenario.database.query('insert into outbox (school, message_id) values ($1, $2)', [
      college.uai,
      delivered.id,
    ]);
    expect(await workers[0]?.drain()).toBe(1);
    expect(await recipientsOf(delivered.id)).toHaveLength(5);
  });

  it('runs by itself when it is woken', async () => {
    const [worker] = workers;
    const drained = new Promise<void>((done) => {
      const drain = DeliveryWorker.prototype.drain.bind(worker);
      jest.spyOn(DeliveryWorker.prototype, 'drain').mockImplementation(async () => {
        const total = await drain();
        if (total > 0) done();
        return total;
      });
    });
    const { amina, lea, group } = college;
    worker?.start();
    await lea.approve(await amina.post(group));
    worker?.wake();
    await drained;
    jest.restoreAllMocks();
    expect(await scenario.database.query('select from outbox')).toEqual([]);
  });
});
