import { Sessions } from '@app/community';
import {
  HARMLESS,
  refusalOf,
  Scenario,
  SUSPECT,
  THREAT,
  type Actor,
  type School,
} from '../../../../test/support/scenario';
import { DeliveryWorker } from '../6-delivery/delivery-worker';
import { Claims } from './claims';

describe('the queue', () => {
  let scenario: Scenario;
  let college: School;
  beforeAll(async () => {
    scenario = await Scenario.open();
  });
  afterAll(() => scenario.close());
  beforeEach(async () => {
    college = await scenario.school();
  });

  const idsOf = async (decider: Actor): Promise<string[]> =>
    (await decider.queue()).items.map(({ id }) => id);
  /** As if a message had waited since then. */
  const since = (messageId: string, interval: string) =>
    scenario.database.query(`update message set waiting_since = now() - $2::interval where id = $1`, [
      messageId,
      interval,
    ]);

  it('is empty when nothing waits', async () => {
    expect(await college.lea.queue()).toEqual({ items: [], waiting: 0, oldest: null });
  });

  it('puts the gravest first, and the oldest first among equals', async () => {
    const { amina, lea, group } = college;
    const [young, old] = [await amina.post(group, 'Un'), await amina.post(group, 'Deux')];
    const suspect = await amina.post(group, SUSPECT);
    await since(old.id, '2 hours');
    await since(young.id, '1 hour');
    expect(await idsOf(lea)).toEqual([suspect.id, old.id, young.id]);
  });

  it('keeps what has waited for months: nothing is delivered or dropped by itself', async () => {
    const { amina, lea, julien, group } = college;
    const held = await amina.post(group);
    await since(held.id, '90 days');
    await new DeliveryWorker(scenario.database, jest.fn()).drain();
    expect(await idsOf(lea)).toEqual([held.id]);
    expect(await julien.read(group)).toEqual([]);
  });

  it('is read page by page, each item once, also among items of one moment', async () => {
    const { amina, lea, group } = college;
    const held = await Promise.all(Array.from({ length: 25 }, (_, i) => amina.post(group, `Message ${i}`)));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await lea.queue(4, cursor);
      expect(page.waiting).toBe(25);
      expect(page.items.length).toBeLessThanOrEqual(4);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(25);
    expect(new Set(seen)).toEqual(new Set(held.map(({ id }) => id)));
  });

  it('is that of one’s own association', async () => {
    const { amina, elsa, lea, thierry, sandrine, head, office, group, otherGroup } = college;
    const [fcpe, peep] = [await amina.post(group), await elsa.post(otherGroup)];
    expect(await idsOf(lea)).toEqual([fcpe.id]);
    expect(await idsOf(thierry)).toEqual([fcpe.id]);
    expect(await idsOf(sandrine)).toEqual([peep.id]);
    for (const stranger of [head, office, amina]) expect(await idsOf(stranger)).toEqual([]);
  });

  it('of direction and administration holds announcements; quarantine is direction’s alone', async () => {
    const { amina, head, deputy, office, group, everyone } = college;
    const announcement = await head.post(everyone);
    const threat = await amina.post(group, THREAT);
    expect(await idsOf(office)).toEqual([announcement.id]);
    expect(await idsOf(deputy)).toEqual([threat.id, announcement.id]);
  });

  it('leaves out what one wrote oneself', async () => {
    const { lea, thierry, group } = college;
    const own = await lea.post(group);
    expect(await idsOf(lea)).toEqual([]);
    expect(await idsOf(thierry)).toEqual([own.id]);
  });

  it('follows a mandate at once', async () => {
    const { amina, lea, group } = college;
    const held = await amina.post(group);
    await scenario.change(
      college,
      `update mandate set until = current_date - 1 where school = $1 and person_id = $2`,
      [lea.id],
    );
    expect(await idsOf(lea)).toEqual([]);
    expect(await refusalOf(lea.approve(held))).toBe('not-found');
  });

  it('shows only actions that are then allowed', async () => {
    const { amina, lea, group } = college;
    const held = await amina.post(group, SUSPECT);
    const { allowedActions } = await lea.item(held);
    expect(allowedActions.toSorted()).toEqual([
      'queue.approve',
      'queue.claim',
      'queue.escalate',
      'queue.false-alarm',
      'queue.read',
      'queue.refuse',
    ]);
  });

  it('shows what came before, what the author wrote before, and what the filter found', async () => {
    const { amina, julien, lea, group } = college;
    for (const text of ['un', 'deux', 'trois', 'quatre']) await lea.approve(await julien.post(group, text));
    await lea.approve(await amina.post(group, 'cinq'));
    await lea.reject(await amina.post(group));
    await lea.giveBack(await amina.post(group));
    const held = await amina.post(group, SUSPECT);
    const item = await lea.item(held);
    expect(item.before.map(({ text }) => text)).toEqual(['trois', 'quatre', 'cinq']);
    expect(item.authorRecord).toEqual({ published: 1, refused: 1, returned: 1 });
    expect(item.verdict?.matches).toHaveLength(1);
    const [match] = item.verdict?.matches ?? [];
    expect(SUSPECT.slice(match?.start, match?.end)).toBe(match?.text);
  });

  it('shows when the audience has changed since the message was held; the recipients stay those of then', async () => {
    const { amina, lea, julien, farid, group } = college;
    const held = await amina.post(group);
    expect((await lea.item(held)).audienceChange).toBeUndefined();
    await scenario.change(
      college,
      `insert into consent (school, id, association_id, person_id, transport, source)
       select c.school, gen_random_uuid(), c.association_id, $2, 'web', 'bulletin' from channel c
       where c.school = $1 and c.id = $3`,
      [farid.id, group],
    );
    await scenario.change(
      college,
      'update consent set withdrawn_at = now() where school = $1 and person_id = $2',
      [julien.id],
    );
    expect((await lea.item(held)).audienceChange).toEqual({ frozen: 5, now: 5, added: 1, removed: 1 });
    await lea.approve(held);
    const [frozen] = await scenario.database.query<{ people: string[] }>(
      `select array_agg(a.person_id) as people from release r
       join audience_member a on a.school = r.school and a.audience_id = r.audience_id where r.message_id = $1`,
      [held.id],
    );
    expect(frozen?.people).toContain(julien.id);
    expect(frozen?.people).not.toContain(farid.id);
  });

  describe('the mask', () => {
    it('hides the text of a threat, its matches and its earlier texts', async () => {
      const { amina, lea, head, group } = college;
      const returned = await lea.giveBack(await amina.post(group, 'Un texte d’avant'));
      const threat = await amina.resubmit(returned, THREAT);
      const item = await head.item(threat);
      expect(item).toMatchObject({ masked: true, text: null, verdict: null, revisions: [], before: [] });
      expect(JSON.stringify(await head.queue())).not.toContain('zorglonde');
      expect(JSON.stringify(item)).not.toMatch(/zorglonde|avant/);
    });

    it('is lifted for the one who asks, and each time is written down', async () => {
      const { amina, head, deputy, group } = college;
      const threat = await amina.post(group, THREAT);
      expect(await head.reveal(threat)).toMatchObject({ masked: false, text: THREAT });
      await head.reveal(threat);
      await deputy.reveal(threat);
      const reveals = await scenario.database.query<{ person: string }>(
        'select person_id as person from reveal where message_id = $1 order by revealed_at, id',
        [threat.id],
      );
      expect(reveals.map(({ person }) => person)).toEqual([head.id, head.id, deputy.id]);
      expect((await head.item(threat)).masked).toBe(true);
    });

    it('hides what was said of the text before, and the words of an appeal, but not why it was escalated', async () => {
      const { amina, lea, thierry, head, group } = college;
      const refused = await lea.reject(await amina.post(group), 'Vous écrivez « tous des nuls ».');
      const appealed = await amina.appeal(refused, 'Je n’ai dit que « nuls ».');
      const escalated = await thierry.decide('escalate', appealed, 'Une élève est visée.');
      expect(await head.item(escalated)).toMatchObject({
        masked: true,
        decisions: [{ outcome: 'reject' }, { outcome: 'escalate', reason: { text: 'Une élève est visée.' } }],
        appeal: { text: null },
      });
      expect(JSON.stringify(await head.item(escalated))).not.toContain('nuls');
      expect(await head.reveal(escalated)).toMatchObject({
        decisions: [{ reason: { text: 'Vous écrivez « tous des nuls ».' } }, {}],
        appeal: { text: 'Je n’ai dit que « nuls ».' },
      });
    });

    it('keeps from the direction what became of other messages in a group that it does not read', async () => {
      const { amina, lea, head, deputy, group, everyone } = college;
      await lea.approve(await amina.post(group));
      const escalated = await lea.decide('escalate', await amina.post(group));
      expect(await head.item(escalated)).not.toHaveProperty('authorRecord');
      expect(await head.reveal(escalated)).not.toHaveProperty('authorRecord');
      expect((await head.item(await deputy.post(everyone))).authorRecord).toEqual({
        published: 0,
        refused: 0,
        returned: 0,
      });
    });

    it('is lifted for direction alone, and only while the message is in quarantine', async () => {
      const { amina, lea, office, head, group } = college;
      const threat = await amina.post(group, THREAT);
      for (const stranger of [lea, office, amina])
        expect(await refusalOf(stranger.reveal(threat))).toBe('not-found');
      const cleared = await head.decide('clear', threat);
      expect(await refusalOf(head.reveal(cleared))).toBe('not-found');
      const reveals = await scenario.database.query('select from reveal where message_id = $1', [threat.id]);
      expect(reveals).toEqual([]);
    });
  });

  describe('claims', () => {
    const claimOf = async (decider: Actor, messageId: string) =>
      (await decider.queue()).items.find(({ id }) => id === messageId)?.claim ?? null;

    it('keep a colleague from deciding, and are shown to everybody who decides', async () => {
      const { amina, lea, thierry, group } = college;
      const held = await amina.post(group);
      expect((await lea.claim(held)).claim).toMatchObject({ by: { id: lea.id } });
      expect(await claimOf(thierry, held.id)).toMatchObject({ by: { id: lea.id, name: 'lea Martin' } });
      expect(await refusalOf(thierry.approve(held))).toBe('claim.held');
      expect(await refusalOf(thierry.claim(held))).toBe('claim.held');
      expect(scenario.told.queueOf(held.id).at(-1)?.event.claim).toMatchObject({ by: { id: lea.id } });
      expect((await lea.approve(held)).state).toBe('delivered');
    });

    it('do not change the version, and can be renewed', async () => {
      const { amina, lea, group } = college;
      const held = await amina.post(group);
      const first = await lea.claim(held);
      const second = await lea.claim(held);
      expect(second.version).toBe(held.version);
      expect(Date.parse(second.claim?.until ?? '')).toBeGreaterThanOrEqual(
        Date.parse(first.claim?.until ?? ''),
      );
    });

    it('run out by themselves', async () => {
      const { amina, lea, thierry, group } = college;
      const held = await amina.post(group);
      await lea.claim(held);
      await scenario.database.query(
        `update message set claimed_until = now() - interval '1 second' where id = $1`,
        [held.id],
      );
      expect(await claimOf(thierry, held.id)).toBeNull();
      expect((await thierry.claim(held)).claim).toMatchObject({ by: { id: thierry.id } });
      expect(await refusalOf(lea.approve(held))).toBe('claim.held');
      await thierry.approve(held);
    });

    it('end with the decision', async () => {
      const { amina, lea, thierry, group } = college;
      const held = await amina.post(group);
      await lea.claim(held);
      const again = await amina.resubmit(await lea.giveBack(held), HARMLESS);
      expect(await claimOf(thierry, held.id)).toBeNull();
      await thierry.approve(again);
    });

    it('end when the holder lets go, and nobody lets go for another', async () => {
      const { amina, lea, thierry, group } = college;
      const held = await amina.post(group);
      await lea.claim(held);
      await thierry.letGo(held);
      expect(await refusalOf(thierry.claim(held))).toBe('claim.held');
      await lea.letGo(held);
      expect(scenario.told.queueOf(held.id).at(-1)?.event.claim).toBeNull();
      await thierry.claim(held);
    });

    it('end when the holder signs out, but only on the device with which they claimed', async () => {
      const { amina, lea, thierry, group } = college;
      const held = await amina.post(group);
      await lea.claim(held);
      const { accountId, sessionId } = await lea.principal();
      const sessions = scenario.part(Sessions);
      const [phone] = [await sessions.open(accountId, 'phone'), await sessions.open(accountId, 'tablet')];
      await sessions.end(accountId, phone.sessionId);
      await scenario.part(Claims).letGoOfSession(phone.sessionId);
      expect(await claimOf(thierry, held.id)).toMatchObject({ by: { id: lea.id } });
      await sessions.end(accountId, sessionId);
      await scenario.part(Claims).letGoOfSession(sessionId);
      expect(await claimOf(thierry, held.id)).toBeNull();
      expect(scenario.told.queueOf(held.id).at(-1)).toMatchObject({
        place: { schoolId: college.uai, deciders: true },
        event: { claim: null },
      });
    });

    it('are not shown to the author, who is told only that they come too late', async () => {
      const { amina, lea, group } = college;
      const held = await amina.post(group);
      await lea.claim(held);
      const refusal: unknown = await amina
        .withdraw({ ...held, version: 7 })
        .catch((problem: unknown) => problem);
      expect(refusal).toMatchObject({ code: 'version.stale', data: { current: { claim: null } } });
      expect((await amina.withdraw(held)).state).toBe('withdrawn');
    });

    it('are refused on stale versions, on one’s own messages, and on what does not wait', async () => {
      const { amina, lea, thierry, group } = college;
      const held = await amina.post(group);
      expect(await refusalOf(lea.claim({ ...held, version: 7 }))).toBe('version.stale');
      expect(await refusalOf(thierry.claim(await thierry.post(group)))).toBe('decision.own');
      expect(await refusalOf(lea.claim(await lea.approve(held)))).toBe('move.illegal');
    });

    it('hold a reported message too', async () => {
      const { amina, julien, lea, group } = college;
      const delivered = await lea.approve(await amina.post(group));
      await julien.report(delivered);
      const item = await lea.item(delivered);
      expect((await lea.claim(item)).claim).toMatchObject({ by: { id: lea.id } });
    });
  });

  it('tells of changes without a word of the text', async () => {
    const { amina, lea, head, group } = college;
    const held = await amina.post(group, 'Un texte à garder pour soi');
    await lea.claim(held);
    const escalated = await lea.decide('escalate', held, 'À voir.');
    await head.decide('clear', escalated);
    const told = scenario.told.queueOf(held.id);
    expect(told.map(({ event }) => event.state)).toEqual(['held', 'held', 'quarantined', 'held']);
    expect(JSON.stringify(told)).not.toContain('garder');
    expect(JSON.stringify(told)).not.toContain('À voir');
  });
});
