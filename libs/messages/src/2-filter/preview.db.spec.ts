import { refusalOf, Scenario, SUSPECT, THREAT, type School } from '../../../../test/support/scenario';
import { Previewing } from './preview';
import { SchoolFilters } from './school-filters';

describe('looking ahead', () => {
  let scenario: Scenario;
  let college: School;
  let ahead: Previewing;
  beforeAll(async () => {
    scenario = await Scenario.open();
    ahead = scenario.part(Previewing);
    college = await scenario.school();
  });
  afterAll(() => scenario.close());

  it('tells an author the passages and what they are about, and names no rule', async () => {
    const { amina, group } = college;
    const told = await ahead.preview(await amina.principal(), group, ` \u0000${SUSPECT} `);
    expect(told).toMatchObject({ text: SUSPECT, outcome: 'suspect' });
    expect(told.passages.map(({ start, end }) => told.text.slice(start, end))).toEqual(['pirlouface']);
    expect(told.passages.map(({ category }) => category)).toEqual(told.categories);
    expect(JSON.stringify(told)).not.toMatch(/rule|school\./);
  });

  it('says what the message then meets, in its channel', async () => {
    const { amina, head, group, parents } = college;
    expect((await ahead.preview(await amina.principal(), group, THREAT)).outcome).toBe('threat');
    expect((await amina.post(group, THREAT)).state).toBe('quarantined');
    expect(await ahead.preview(await head.principal(), parents, 'Bonne rentrée à tous')).toMatchObject({
      outcome: 'clear',
      categories: [],
      passages: [],
    });
  });

  it('says the same of a pupil’s name and of an invented one', async () => {
    const { amina, group, uai } = college;
    await scenario.database.query(
      `update person set given_name = 'Zélie', family_name = 'Tribouillard' where school = $1 and id = $2`,
      [uai, college.pupil.id],
    );
    scenario.part(SchoolFilters).forget(uai);
    const me = await amina.principal();
    const told = async (name: string) => {
      const { text, ...rest } = await ahead.preview(me, group, `${name} 06 39 98 12 34`);
      expect(text).toContain(name);
      return rest;
    };
    expect(await told('Zélie Tribouillard')).toEqual(await told('Zorie Tribouillart'));
    // The message itself is read with the names.
    const filter = await scenario.part(SchoolFilters).of(uai);
    expect(filter.screen('Zélie Tribouillard 06 39 98 12 34').outcome).toBe('suspect');
    expect(filter.screen('Zorie Tribouillart 06 39 98 12 34').outcome).toBe('clear');
  });

  it('keeps nothing', async () => {
    const count = () =>
      scenario.database.query(
        'select (select count(*) from message) as messages, (select count(*) from verdict) as verdicts',
      );
    const before = await count();
    await ahead.preview(await college.amina.principal(), college.group, SUSPECT);
    expect(await count()).toEqual(before);
  });

  it('is for those who may write there, about a text that could be sent', async () => {
    const { amina, elsa, pupil, head, group, everyone } = college;
    const stranger = (await scenario.school()).amina;
    for (const actor of [elsa, pupil, head, stranger])
      expect(await refusalOf(ahead.preview(await actor.principal(), group, 'Bonjour'))).toBe('not-found');
    const me = await amina.principal();
    expect(await refusalOf(ahead.preview(me, everyone, 'Bonjour'))).toBe('not-found');
    expect(await refusalOf(ahead.preview(me, group, ' \u200b '))).toBe('text.empty');
    expect(await refusalOf(ahead.preview(me, group, 'a'.repeat(4_001)))).toBe('text.too-long');
  });
});
