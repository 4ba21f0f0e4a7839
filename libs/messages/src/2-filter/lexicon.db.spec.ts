import type { Problem } from '@app/contract';
import { newId } from '@app/platform';
import type { SchoolWord } from '@app/threat-filter';
import { refusalOf, Scenario, SUSPECT, THREAT, type School } from '../../../../test/support/scenario';
import { FalseAlarms } from './false-alarms';
import { LexiconDesk } from './lexicon-desk';
import { LexiconJournal } from './lexicon-journal';
import { Rehearsal } from './rehearsal';
import { SchoolFilters } from './school-filters';

const WORD: SchoolWord = { term: 'glabouille', severity: 'critical', category: 'threat' };

describe('the lexicon of a school', () => {
  let scenario: Scenario;
  let college: School;
  let desk: LexiconDesk;
  let journal: LexiconJournal;
  beforeAll(async () => {
    scenario = await Scenario.open();
    desk = scenario.part(LexiconDesk);
    journal = scenario.part(LexiconJournal);
  });
  afterAll(() => scenario.close());
  beforeEach(async () => {
    college = await scenario.school();
  });

  it('works on the next message, in that school alone, and ends when the word is removed', async () => {
    const { amina, head, group } = college;
    const other = await scenario.school();
    const me = await head.principal();
    await desk.addWord(me, undefined, WORD);
    expect((await amina.post(group, 'Une glabouille demain')).state).toBe('quarantined');
    expect((await other.amina.post(other.group, 'Une glabouille demain')).state).toBe('held');
    const added = (await desk.read(me, undefined)).words.find(({ term }) => term === WORD.term);
    expect(added).toMatchObject({ ...WORD, addedBy: 'head Martin' });
    await desk.removeWord(me, undefined, added?.id ?? '');
    expect((await amina.post(group, 'Une glabouille demain')).state).toBe('held');
    const { items: changes } = await journal.list(me, undefined, undefined, 2);
    expect(changes).toMatchObject([
      { what: 'word-removed', subject: WORD.term, by: 'head Martin' },
      { what: 'word-added', subject: WORD.term, by: 'head Martin' },
    ]);
  });

  it('keeps why a word is watched for and why a rule was switched off, for all who moderate', async () => {
    const me = await college.head.principal();
    await desk.addWord(me, undefined, WORD, '  Un jeu dangereux\u0000 qui circule. ');
    await desk.addWord(me, undefined, { ...WORD, term: 'Glabouille d’été' }, ' ');
    await desk.switchOff(me, undefined, 'fr.harassment.insult', 'Trop large.');
    const lea = await college.lea.principal();
    const { words } = await desk.read(lea, undefined);
    expect(words.find(({ term }) => term === WORD.term)).toMatchObject({
      rule: 'school.glabouille',
      explanation: 'Un jeu dangereux qui circule.',
    });
    expect(words.find(({ term }) => term === 'Glabouille d’été')).toMatchObject({
      rule: 'school.glabouille-d-ete',
      explanation: null,
    });
    const { items: changes } = await journal.list(lea, undefined, undefined, 3);
    expect(changes.map(({ subject, reason }) => [subject, reason])).toEqual([
      ['fr.harassment.insult', 'Trop large.'],
      ['Glabouille d’été', null],
      [WORD.term, 'Un jeu dangereux qui circule.'],
    ]);
  });

  it('takes a word once, and only one that is fit', async () => {
    const me = await college.head.principal();
    await desk.addWord(me, undefined, WORD);
    for (const term of ['GLABOUILLE', 'Glabouillé', ' glab\u00ADouille !']) {
      const word = { ...WORD, term };
      expect(await refusalOf(desk.addWord(me, undefined, word))).toBe('word.exists');
      expect(await refusalOf(desk.tryText(me, undefined, 'Bonjour', word))).toBe('word.exists');
      expect(await refusalOf(scenario.part(Rehearsal).rehearse(me, undefined, { word }))).toBe('word.exists');
    }
    for (const term of ['', ' ', 'a', 'x'.repeat(300), '\u200B\u202E\u0000\n']) {
      const word = { ...WORD, term };
      expect(await refusalOf(desk.addWord(me, undefined, word))).toBe('word.unfit');
      expect(await refusalOf(desk.tryText(me, undefined, 'Bonjour', word))).toBe('word.unfit');
      expect(await refusalOf(scenario.part(Rehearsal).rehearse(me, undefined, { word }))).toBe('word.unfit');
    }
  });

  it('keeps a word in one line, without what cannot be seen', async () => {
    const me = await college.head.principal();
    const word = { ...WORD, term: ' Glab\u200Bouille\u202E\r\n d’hiver\u0000 ' };
    const { matches } = await desk.tryText(me, undefined, 'Une glabouille d’hiver', word);
    expect(matches.map(({ text }) => text)).toEqual(['glabouille d’hiver']);
    await desk.addWord(me, undefined, word);
    expect((await desk.read(me, undefined)).words.map(({ term }) => term)).toContain('Glabouille d’hiver');
  });

  it('has a journal back to the first change, in pages that a new change does not shift', async () => {
    const me = await college.head.principal();
    await desk.addWord(me, undefined, WORD);
    await desk.switchOff(me, undefined, 'fr.harassment.insult', 'Trop large.');
    await desk.switchOn(me, undefined, 'fr.harassment.insult');
    const { items: whole } = await journal.list(me, undefined, undefined, 100);
    expect(whole).toHaveLength(5);
    for (const size of [1, 2, 5]) {
      const first = await journal.list(me, undefined, undefined, size);
      await desk.addWord(me, undefined, { ...WORD, term: `glabouille ${size}` });
      const read = [...first.items];
      for (let { next } = first; next !== undefined;) {
        const page = await journal.list(me, undefined, next, size);
        expect(page.items.length).toBeLessThanOrEqual(size);
        read.push(...page.items);
        next = page.next;
      }
      expect(read).toEqual(whole);
      whole.unshift(...(await journal.list(me, undefined, undefined, 1)).items);
    }
  });

  it('turns the pages of its journal between changes of the same moment, as an update of the server makes them', async () => {
    const me = await college.head.principal();
    await scenario.database.query('update school_word set removed_at = now() where school = $1', [
      college.uai,
    ]);
    const first = await journal.list(me, undefined, undefined, 1);
    const second = await journal.list(me, undefined, first.next, 1);
    const both = [...first.items, ...second.items];
    expect(both).toEqual([
      expect.objectContaining({ what: 'word-removed', by: null }),
      expect.objectContaining({ what: 'word-removed', by: null }),
    ]);
    expect(new Set(both.map(({ subject }) => subject)).size).toBe(2);
  });

  it.each(['x', '', 'word-added.x', `word-lost.${newId()}`])(
    'has no page of its journal after %s',
    async (cursor) => {
      const me = await college.head.principal();
      expect(await refusalOf(journal.list(me, undefined, cursor, 50))).toBe('validation.failed');
    },
  );

  it('tells another server', async () => {
    const { amina, head, group } = college;
    const otherServer = await Scenario.on(scenario);
    try {
      const there = otherServer.actor(amina);
      expect((await there.post(group, 'Une glabouille demain')).state).toBe('held');
      const heard = otherServer.heard('lexicon-changed', college);
      await desk.addWord(await head.principal(), undefined, WORD);
      await heard;
      expect((await there.post(group, 'Une glabouille demain')).state).toBe('quarantined');
    } finally {
      await otherServer.close();
    }
  });

  it('is nobody’s of another school', async () => {
    const other = await scenario.school();
    const stranger = await other.head.principal();
    expect(await refusalOf(desk.read(stranger, college.uai))).toBe('not-found');
    expect(await refusalOf(journal.list(stranger, college.uai, undefined, 50))).toBe('not-found');
    expect(await refusalOf(desk.addWord(stranger, college.uai, WORD))).toBe('not-found');
    expect(await refusalOf(scenario.part(FalseAlarms).figures(stranger, college.uai))).toBe('not-found');
    const [word] = (await desk.read(await college.head.principal(), undefined)).words;
    expect(await refusalOf(desk.removeWord(stranger, undefined, word?.id ?? ''))).toBe('not-found');
  });

  it('says what it would find, with and without a word that is not added yet', async () => {
    const me = await college.head.principal();
    expect((await desk.tryText(me, undefined, 'Une glabouille', undefined)).outcome).toBe('clear');
    expect(await desk.tryText(me, undefined, ' Une\u0000 glabouille ', WORD)).toMatchObject({
      text: 'Une glabouille',
      outcome: 'threat',
      matches: [{ start: 4, end: 14, text: 'glabouille' }],
    });
    expect((await desk.tryText(me, undefined, 'Une glabouille', undefined)).outcome).toBe('clear');
  });

  it('rehearses on past messages, and shows the direction only texts that are its own to read', async () => {
    const { amina, head, group, everyone } = college;
    await amina.post(group, 'Une glabouille entre parents');
    await head.post(everyone, 'Une glabouille pour tous');
    await head.post(everyone, 'Rien à signaler');
    const rehearsal = await scenario
      .part(Rehearsal)
      .rehearse(await head.principal(), undefined, { word: WORD });
    expect(rehearsal).toEqual({
      examined: 2,
      heldBefore: 0,
      heldAfter: 1,
      threatsBefore: 0,
      threatsAfter: 1,
      changed: [
        expect.objectContaining({ text: 'Une glabouille pour tous', before: 'clear', after: 'threat' }),
      ],
      more: 0,
      unseen: { examined: 0, changed: null },
    });
  });

  it('rehearses which messages would become threats, and which no longer be any', async () => {
    const { head, deputy, everyone } = college;
    const rehearsal = scenario.part(Rehearsal);
    const me = await head.principal();
    const text = 'Butez-le à la sortie.';
    await head.post(everyone, SUSPECT);
    await deputy.decide('clear', await head.post(everyone, text));
    expect(await rehearsal.rehearse(me, undefined, { word: { ...WORD, term: 'devoir' } })).toMatchObject({
      examined: 2,
      heldBefore: 2,
      heldAfter: 2,
      threatsBefore: 1,
      threatsAfter: 2,
      changed: [{ text: SUSPECT, before: 'suspect', after: 'threat' }],
      more: 0,
    });
    expect(await rehearsal.rehearse(me, undefined, { switchOff: 'fr.kill.means' })).toMatchObject({
      heldBefore: 2,
      heldAfter: 2,
      threatsBefore: 1,
      threatsAfter: 0,
      changed: [{ text, before: 'threat', after: 'suspect' }],
    });
  });

  it('rehearses without saying whether one to four texts of a group or none would have been held', async () => {
    const { amina, head, group } = college;
    const unseen = async () =>
      (await scenario.part(Rehearsal).rehearse(await head.principal(), undefined, { word: WORD })).unseen;
    const told: (number | null)[] = [];
    for (let held = 0; held <= 5; held++) {
      told.push((await unseen()).changed);
      await amina.post(group, 'Une glabouille');
    }
    expect(told).toEqual([null, null, null, null, null, 5]);
    await amina.post(group, 'Rien à signaler');
    expect(await unseen()).toEqual({ examined: 5, changed: 5 });
    for (let i = 0; i < 4; i++) await amina.post(group, 'Une glabouille');
    expect(await unseen()).toEqual({ examined: 10, changed: 10 });
  });

  it('rehearses for one after the other', async () => {
    const me = await college.head.principal();
    const rehearsal = scenario.part(Rehearsal);
    const filters = scenario.part(SchoolFilters);
    let running = 0;
    let most = 0;
    const make = filters.with.bind(filters);
    const spy = jest.spyOn(filters, 'with').mockImplementation(async (...asked) => {
      most = Math.max(most, ++running);
      const made = await make(...asked);
      running--;
      return made;
    });
    await filters.of(college.uai);
    await Promise.all([1, 2, 3].map(() => rehearsal.rehearse(me, undefined, { word: WORD })));
    spy.mockRestore();
    expect(most).toBe(1);
  });

  it('rehearses on nothing that is or was in quarantine', async () => {
    const { head, deputy, everyone } = college;
    await head.post(everyone, `${THREAT} Une glabouille.`);
    await deputy.decide('seal', await head.post(everyone, `${THREAT} Une autre glabouille.`));
    const rehearsal = await scenario
      .part(Rehearsal)
      .rehearse(await deputy.principal(), undefined, { word: WORD });
    expect(rehearsal).toMatchObject({ examined: 0, changed: [], unseen: { examined: 0, changed: null } });
  });

  it('switches a rule off with a reason, and on again', async () => {
    const me = await college.head.principal();
    const [hit] = (await desk.tryText(me, undefined, 'je vais te tuer', undefined)).rules;
    const rule = hit ?? '';
    expect(await refusalOf(desk.switchOff(me, undefined, rule, ' '))).toBe('reason.required');
    expect(await refusalOf(desk.switchOff(me, undefined, 'no-such-rule', 'Trop large.'))).toBe('not-found');
    expect(await refusalOf(desk.switchOn(me, undefined, 'no-such-rule'))).toBe('not-found');
    const rehearse = (switchOff: string) => scenario.part(Rehearsal).rehearse(me, undefined, { switchOff });
    expect(await refusalOf(rehearse('no-such-rule'))).toBe('not-found');
    await desk.switchOff(me, undefined, rule, 'Trop large.');
    expect(await refusalOf(desk.switchOff(me, undefined, rule, 'Encore.'))).toBe('rule.switched');
    expect(await refusalOf(rehearse(rule))).toBe('rule.switched');
    expect((await desk.read(me, undefined)).switchedOff).toMatchObject([{ rule, reason: 'Trop large.' }]);
    expect((await desk.tryText(me, undefined, 'je vais te tuer', undefined)).rules).not.toContain(rule);
    await desk.switchOn(me, undefined, rule);
    expect(await refusalOf(desk.switchOn(me, undefined, rule))).toBe('rule.switched');
    expect((await desk.tryText(me, undefined, 'je vais te tuer', undefined)).rules).toContain(rule);
  });

  it('takes one of the same changes that two people make at once, and tells the other', async () => {
    const otherServer = await Scenario.on(scenario);
    try {
      const me = await college.head.principal();
      const desks = [desk, otherServer.part(LexiconDesk)];
      const atOnce = async (change: (desk: LexiconDesk) => Promise<void>): Promise<string[]> => {
        const answers = await Promise.allSettled(desks.map(change));
        return answers
          .map((answer) => (answer.status === 'fulfilled' ? 'done' : (answer.reason as Problem).code))
          .sort();
      };
      const rule = 'fr.harassment.insult';
      const inForce = async (): Promise<string[]> => {
        const { words } = await desk.read(me, undefined);
        return words.filter((word) => word.rule === 'school.glabouille').map(({ id }) => id);
      };
      for (let round = 0; round < 5; round++) {
        expect(
          await atOnce((one) =>
            one.addWord(me, undefined, one === desk ? WORD : { ...WORD, term: 'Glabouillé' }),
          ),
        ).toEqual(['done', 'word.exists']);
        const [id = ''] = await inForce();
        expect(await atOnce((one) => one.switchOff(me, undefined, rule, 'Trop large.'))).toEqual([
          'done',
          'rule.switched',
        ]);
        expect(await atOnce((one) => one.removeWord(me, undefined, id))).toEqual(['done', 'not-found']);
        expect(await atOnce((one) => one.switchOn(me, undefined, rule))).toEqual(['done', 'rule.switched']);
      }
      expect(await inForce()).toEqual([]);
      const { items: changes } = await journal.list(me, undefined, undefined, 100);
      expect(
        changes.filter(({ what, subject }) => what === 'word-added' && /^glabouill/i.test(subject)),
      ).toHaveLength(5);
    } finally {
      await otherServer.close();
    }
  });

  it('filters by what was changed last, however many changed it at once', async () => {
    const me = await college.head.principal();
    const terms = ['glabouille', 'zorglub', 'trucmuche', 'bidulard', 'machinette'];
    const tried = (): Promise<string[]> =>
      desk.tryText(me, undefined, terms.join(', '), undefined).then(({ rules }) => [...rules].sort());
    await Promise.all(
      terms.flatMap((term) => [desk.addWord(me, undefined, { ...WORD, term }).then(tried), tried()]),
    );
    expect(await tried()).toEqual(terms.map((term) => `school.${term}`).sort());
    const { words } = await desk.read(me, undefined);
    await Promise.all(words.flatMap(({ id }) => [desk.removeWord(me, undefined, id).then(tried), tried()]));
    expect((await tried()).filter((rule) => rule.startsWith('school.'))).toEqual([]);
  });

  describe('false alarms', () => {
    it('are counted by rule, once for each text, and can be taken back', async () => {
      const { amina, lea, head, group } = college;
      const alarms = scenario.part(FalseAlarms);
      const held = await amina.post(group, SUSPECT);
      const [rule = ''] = (await lea.item(held)).verdict?.matches.map((match) => match.rule) ?? [];
      const moderator = await lea.principal();
      const counted = async () => {
        const { rules } = await alarms.figures(await head.principal(), undefined);
        return rules.find((figures) => figures.rule === rule)?.falseAlarms.at(-1);
      };
      await alarms.mark(moderator, held.id, rule);
      await alarms.mark(moderator, held.id, rule);
      expect((await lea.item(held)).falseAlarms).toEqual([rule]);
      expect(await counted()).toBe(1);
      await alarms.unmark(moderator, held.id, rule);
      expect(await counted()).toBe(0);
    });

    it('say nothing of a text that somebody has not seen: the answer is the same whether the rule hit or not', async () => {
      const { amina, lea, thierry, head, deputy, group } = college;
      const alarms = scenario.part(FalseAlarms);
      const threat = await amina.post(group, THREAT);
      const [rule = ''] = (await head.reveal(threat)).verdict?.matches.map((match) => match.rule) ?? [];
      for (const stranger of [lea, thierry, deputy])
        for (const asked of [rule, 'another-rule']) {
          const me = await stranger.principal();
          expect(await refusalOf(alarms.mark(me, threat.id, asked))).toBe('not-found');
          expect(await refusalOf(alarms.unmark(me, threat.id, asked))).toBe('not-found');
        }
      // Whoever had the text shown, which was written down, may say what they think of it.
      await alarms.mark(await head.principal(), threat.id, rule);
      expect((await deputy.item(threat)).falseAlarms).toEqual([]);
      expect((await deputy.reveal(threat)).falseAlarms).toEqual([rule]);
    });

    it('end with the waiting: what was decided is nobody’s to ask about', async () => {
      const { amina, lea, group } = college;
      const alarms = scenario.part(FalseAlarms);
      const held = await amina.post(group, SUSPECT);
      const [rule = ''] = (await lea.item(held)).verdict?.matches.map((match) => match.rule) ?? [];
      await amina.withdraw(held);
      expect(await refusalOf(alarms.mark(await lea.principal(), held.id, rule))).toBe('not-found');
    });

    it('name a word of the school as it was written, in force or not', async () => {
      const { amina, head, group } = college;
      const me = await head.principal();
      await desk.addWord(me, undefined, { ...WORD, term: 'Glabouillé', severity: 'high' });
      await amina.post(group, 'Une glabouille demain');
      const [word] = (await desk.read(me, undefined)).words.filter(({ term }) => term === 'Glabouillé');
      await desk.removeWord(me, undefined, word?.id ?? '');
      const { rules } = await scenario.part(FalseAlarms).figures(me, undefined);
      expect(rules.find(({ rule }) => rule === word?.rule)).toMatchObject({
        label: 'Glabouillé',
        category: WORD.category,
        severity: 'high',
      });
    });

    it('are only of what the filter found, by those who may decide', async () => {
      const { amina, lea, julien, sandrine, group } = college;
      const alarms = scenario.part(FalseAlarms);
      const held = await amina.post(group, SUSPECT);
      expect(await refusalOf(alarms.mark(await lea.principal(), held.id, 'another-rule'))).toBe('not-found');
      for (const stranger of [julien, sandrine])
        expect(await refusalOf(alarms.mark(await stranger.principal(), held.id, 'x'))).toBe('not-found');
      expect(await refusalOf(alarms.mark(await amina.principal(), held.id, 'x'))).toBe('not-found');
    });
  });
});
