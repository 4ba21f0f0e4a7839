import { Channels, Passwords, Sessions, SignIn, type Principal } from '@app/community';
import { MESSAGE_STATES } from '@app/contract';
import { Access, FalseAlarms, LexiconDesk, LexiconJournal, Names, Queue, SchoolFilters } from '@app/messages';
import type { Signals } from '@app/platform';
import { listRules } from '@app/threat-filter';
import { freshDatabase, type FreshDatabase } from '../../../test/support/database';
import { startedSignals } from '../../../test/support/small-school';
import { COLLEGE_UAI } from './college';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, seedDemo } from './seed-demo';
import { COLLEGE_ALERTS } from './texts/alerts';
import { ANNOUNCEMENTS } from './texts/announcements';
import { FCPE_THREADS } from './texts/fcpe';
import { PEEP_THREADS } from './texts/peep';

/** States that a message only passes through. */
const PASSING = ['submitted', 'approved', 'stopped'];

describe('the demo', () => {
  let fresh: FreshDatabase;
  let signals: Signals;
  let signIn: SignIn;
  let sessions: Sessions;

  beforeAll(async () => {
    fresh = await freshDatabase();
    signals = await startedSignals(fresh.url);
    signIn = new SignIn(fresh.database, new Passwords(), { PARVIS_SIGN_IN_FAILURES: 10 }, () =>
      Promise.resolve(),
    );
    sessions = new Sessions(fresh.database, signals);
    expect(await seedDemo(fresh.database)).toBe(true);
  });
  afterAll(async () => {
    await signals.stop();
    await fresh.drop();
  });

  async function signedIn(login: string): Promise<Principal> {
    const account = await signIn.signIn(login, DEMO_PASSWORD, '::1');
    const principal = await sessions.resolve((await sessions.open(account, '')).token);
    if (!principal) throw new Error(`${login} has no session`);
    return principal;
  }

  async function groupsOf(login: string): Promise<string[]> {
    const { memberOf } = await signedIn(login);
    const channels = await new Channels(fresh.database, signals).all(COLLEGE_UAI);
    return channels
      .filter(({ id, kind }) => kind === 'association' && memberOf.has(id))
      .map(({ name }) => name);
  }

  const count = async (sql: string): Promise<number> => {
    const [row] = await fresh.database.query<{ count: number }>(`select count(*)::int as count ${sql}`);
    return row?.count ?? 0;
  };

  it('does nothing the second time', async () => {
    const before = await count('from message');
    expect(await seedDemo(fresh.database)).toBe(false);
    expect(await count('from message')).toBe(before);
  });

  it('looks like a real collège', async () => {
    const of = `where school = '${COLLEGE_UAI}'`;
    expect(await count(`from division ${of}`)).toBe(4);
    expect(await count(`from enrolment ${of}`)).toBe(120);
    const guardians = await count(`from (select distinct parent_id from guardianship ${of}) g`);
    expect(guardians).toBeGreaterThan(180);
    expect(guardians).toBeLessThan(220);
    expect(await count(`from account ${of}`)).toBeLessThan(guardians / 4);
    for (const level of [1, 2, 3])
      expect(await count(`from guardianship ${of} and level = ${level}`)).toBeGreaterThan(0);
    expect(await count(`from consent ${of} and withdrawn_at is not null`)).toBeGreaterThan(0);
    expect(
      await count(`from (select parent_id from guardianship join enrolment using (school, pupil_id) ${of}
                          group by parent_id having count(distinct division_id) > 1) g`),
    ).toBeGreaterThan(3);
  });

  it.each(DEMO_ACCOUNTS)('lets %s sign in', async (login) => {
    expect((await signedIn(login)).account.email).toBe(login);
  });

  it.each([
    ['direction@demo.parvis', ['direction']],
    ['adjoint@demo.parvis', ['direction']],
    ['vie-scolaire@demo.parvis', ['administration']],
    ['moderatrice@demo.parvis', ['parent', 'moderator']],
    ['moderateur2@demo.parvis', ['parent', 'moderator']],
    ['parent1', ['parent']],
    ['eleve1@demo.parvis', ['pupil']],
    ['operateur@demo.parvis', ['operator']],
  ])('makes %s what the guides say', async (login, capacities) => {
    expect((await signedIn(login)).capacities).toEqual(capacities);
  });

  it('puts the parents into the groups the guides say', async () => {
    for (let parent = 1; parent <= 6; parent++)
      expect(await groupsOf(`parent${parent}@demo.parvis`)).toContain('5e B · FCPE');
    for (const parent of ['parent7', 'parent8']) expect(await groupsOf(parent)).toContain('6e A · FCPE');
    expect(await groupsOf('parent9')).toEqual(['Tous les parents · PEEP', '5e B · PEEP']);
    expect(await groupsOf('eleve1')).toEqual([]);
  });

  it('has messages in every state that lasts', async () => {
    const rows = await fresh.database.query<{ state: string }>(
      'select distinct state from message where school = $1',
      [COLLEGE_UAI],
    );
    const lasting = MESSAGE_STATES.filter((state) => !PASSING.includes(state));
    expect(rows.map(({ state }) => state).sort()).toEqual([...lasting].sort());
    expect(await count(`from message where open_reports > 0`)).toBeGreaterThan(0);
    expect(await count(`from message where state = 'held' and severity > 0`)).toBeGreaterThan(0);
    expect(await count(`from message where state = 'held' and round = 2`)).toBeGreaterThan(0);
  });

  it('has a filter that the school shaped, and says who did it and why', async () => {
    const desk = new LexiconDesk(fresh.database, new SchoolFilters(fresh.database, signals));
    const me = await signedIn('direction@demo.parvis');
    const { words, switchedOff } = await desk.read(me, undefined);
    expect(words.map(({ term, addedBy }) => [term, addedBy])).toEqual([
      ['compte potins', 'Hélène Kerbrat'],
      ['jeu du foulard', 'Hélène Kerbrat'],
      ['parking du stade', 'Karim Belhadj'],
    ]);
    expect(switchedOff).toHaveLength(1);
    const [off] = switchedOff;
    expect(listRules().find(({ id }) => id === off?.rule)).toMatchObject({ label: off?.label });
    expect(off).toMatchObject({
      by: 'Karim Belhadj',
      reason: expect.stringContaining('covoiturage') as string,
    });
    const { items: journal } = await new LexiconJournal(fresh.database).list(me, undefined, undefined, 50);
    expect(new Set(journal.map(({ what }) => what)).size).toBe(4);
    expect(journal.every(({ at }) => Date.parse(at) < Date.now())).toBe(true);
  });

  it('has weeks of hits and false alarms, and a rule that is often wrong', async () => {
    const channels = new Channels(fresh.database, signals);
    const access = new Access(fresh.database, channels);
    const queue = new Queue(fresh.database, channels, access, new Names(fresh.database, signals));
    const { rules } = await new FalseAlarms(fresh.database, access, queue).figures(
      await signedIn('direction@demo.parvis'),
      undefined,
    );
    const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
    const weeks = rules.reduce<number[]>(
      (all, { hits }) => hits.map((count, i) => count + (all[i] ?? 0)),
      [],
    );
    expect(weeks.filter((hits) => hits > 0).length).toBeGreaterThanOrEqual(8);
    for (const { hits, falseAlarms } of rules) expect(sum(falseAlarms)).toBeLessThanOrEqual(sum(hits));
    const [worst] = rules;
    expect(worst?.rule).toBe('school.parking-du-stade');
    expect(sum(worst?.falseAlarms ?? [])).toBeGreaterThan(sum(worst?.hits ?? []) / 2);
  });

  it('delivered every line of its conversations, and what was published in spite of the filter', async () => {
    const lines = [...ANNOUNCEMENTS, ...FCPE_THREADS, ...PEEP_THREADS].flatMap((thread) => thread.lines);
    const delivered = await fresh.database.query<{ text: string }>(
      `select text from readable_message where school = $1 and state = 'delivered'`,
      [COLLEGE_UAI],
    );
    const texts = new Set(delivered.map(({ text }) => text));
    expect(lines.filter(([, text]) => !texts.has(text))).toEqual([]);
    const published = COLLEGE_ALERTS.filter(({ refusal }) => refusal === undefined);
    expect(published.filter(({ text }) => !texts.has(text))).toEqual([]);
  });

  it('left nothing in the future and no hole in the positions', async () => {
    expect(await count(`from release where released_at > now()`)).toBe(0);
    expect(await count(`from decision where decided_at > now()`)).toBe(0);
    expect(
      await count(`from channel c where last_position <>
        (select count(*) from release r where r.school = c.school and r.channel_id = c.id)`),
    ).toBe(0);
    expect(
      await count(`from release a join release b on b.school = a.school and b.channel_id = a.channel_id
        and b.position = a.position + 1 and b.released_at < a.released_at`),
    ).toBe(0);
  });

  it('delivered to every recipient once', async () => {
    expect(await count('from delivery')).toBe(
      await count(
        'from release r join audience_member m on m.school = r.school and m.audience_id = r.audience_id',
      ),
    );
    expect(await count('from outbox')).toBe(0);
  });

  it('is a school apart from the lycée', async () => {
    const lycee = await signedIn('parent1@lycee.parvis');
    expect(lycee.school?.name).toBe('Lycée Alice-Milliat');
    const channels = new Channels(fresh.database, signals);
    for (const id of lycee.memberOf) expect(await channels.find(COLLEGE_UAI, id)).toBeUndefined();
  });
});
