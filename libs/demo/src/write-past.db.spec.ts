import { createThreatFilter } from '@app/threat-filter';
import { freshDatabase, type FreshDatabase } from '../../../test/support/database';
import { smallSchool, type SmallSchool } from '../../../test/support/small-school';
import type { PastMessage, PastStep } from './trace';
import { writePast } from './write-past';

const MORNING = new Date('2026-10-05T08:00:00Z');
const filter = createThreatFilter();
const after = (minutes: number): Date => new Date(MORNING.getTime() + minutes * 60_000);

describe('writePast', () => {
  let fresh: FreshDatabase;
  let school: SmallSchool;
  let channelId: string;

  beforeEach(async () => {
    fresh = await freshDatabase();
    school = await smallSchool(fresh.database);
    const [channel] = await fresh.database.query<{ id: string }>(
      `select id from channel where name = '5e B · FCPE' and school = $1`,
      [school.uai],
    );
    channelId = channel?.id ?? '';
  });
  afterEach(() => fresh.drop());

  const post = (text: string, minutes: number, ...steps: PastStep[]): PastMessage => ({
    channelId,
    authorId: school.mother,
    at: after(minutes),
    text,
    steps,
  });
  const step = (move: PastStep['move'], minutes: number, more: Partial<PastStep> = {}): PastStep => ({
    move,
    by: school.moderator,
    at: after(minutes),
    ...more,
  });
  const write = (...messages: PastMessage[]) =>
    fresh.database.transaction((sql) => writePast(sql, school.uai, () => filter, messages));
  const stateOf = (text: string) =>
    fresh.database.query(
      `select m.state, m.version, m.round, m.revision, m.open_reports from message m
         join revision r on r.school = m.school and r.message_id = m.id where r.text = $1`,
      [text],
    );

  it('gives positions in the order in which messages left, not in which they were written', async () => {
    await write(
      post('Écrit en premier', 0, step('approve', 60)),
      post('Écrit en second', 10, step('approve', 20)),
    );
    const texts = await fresh.database.query<{ text: string }>(
      'select text from readable_message order by position',
    );
    expect(texts.map(({ text }) => text)).toEqual(['Écrit en second', 'Écrit en premier']);
  });

  it('follows a refusal, an appeal and a release', async () => {
    await write(
      post(
        'Discuté',
        0,
        step('reject', 5, { reasonCode: 'tone' }),
        step('appeal', 9, { by: school.mother, text: 'Pourquoi ?' }),
        step('approve', 30, { by: school.administration }),
      ),
    );
    expect(await stateOf('Discuté')).toMatchObject([{ state: 'delivered', version: 4, round: 2 }]);
  });

  it('keeps who called a hit a false alarm, for each rule that hit', async () => {
    await write(
      post('Ce chauffeur est un connard.', 0, step('approve', 5, { falseAlarm: true })),
      post('Rien à signaler.', 10, step('approve', 15, { falseAlarm: true })),
    );
    const marked = await fresh.database.query('select marked_by, marked_at from false_alarm');
    expect(marked).toEqual([{ marked_by: school.moderator, marked_at: after(5) }]);
  });

  it('closes the reports of a message that is retracted', async () => {
    await write(
      post(
        'Signalé',
        0,
        step('approve', 5),
        step('report', 9, { by: school.father }),
        step('retract', 30, { text: 'non' }),
      ),
    );
    expect(await stateOf('Signalé')).toMatchObject([{ state: 'retracted', open_reports: 0 }]);
    expect(await fresh.database.query('select from report where closed_by is null')).toEqual([]);
  });

  it('stops where the filter stopped the message, whatever its story says', async () => {
    const threat = 'Je vais te tuer demain.';
    await write(post(threat, 0, step('approve', 5)));
    expect(await stateOf(threat)).toMatchObject([{ state: 'quarantined', version: 1 }]);
    expect(await fresh.database.query('select from readable_message')).toEqual([]);
  });

  it('is refused by the database where it breaks a law', async () => {
    await expect(
      write(post('À moi-même', 0, step('approve', 5, { by: school.mother }))),
    ).rejects.toMatchObject({ code: '23514' });
    await expect(write({ ...post('Élève', 0), authorId: school.zoe })).rejects.toMatchObject({
      code: '23503',
    });
    expect(await fresh.database.query('select from message')).toEqual([]);
  });
});
