import { Problem } from '@app/contract';
import { newId } from '@app/platform';
import {
  HARMLESS,
  refusalOf,
  Scenario,
  SUSPECT,
  type Actor,
  type School,
} from '../../../../test/support/scenario';
import { Posting } from '../1-post/posting';
import { SchoolFilters } from '../2-filter/school-filters';
import { Deciding } from './deciding';

/** What each of several attempts came to: « done », or the code of its refusal. */
async function outcomesOf(attempts: readonly Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(attempts);
  return settled.map((result) => {
    if (result.status === 'fulfilled') return 'done';
    if (result.reason instanceof Problem) return result.reason.code;
    throw result.reason;
  });
}

describe('several at once', () => {
  let scenario: Scenario;
  let college: School;
  beforeAll(async () => {
    scenario = await Scenario.open();
  });
  afterAll(() => scenario.close());
  beforeEach(async () => {
    college = await scenario.school();
  });

  const decisionsOn = (messageId: string) =>
    scenario.database.query<{ outcome: string }>('select outcome from decision where message_id = $1', [
      messageId,
    ]);

  it('a double click approves once', async () => {
    const { amina, lea, julien, group } = college;
    const held = await amina.post(group);
    const outcomes = await outcomesOf([lea.approve(held), lea.approve(held), lea.approve(held)]);
    expect(outcomes.toSorted()).toEqual(['done', 'version.stale', 'version.stale']);
    expect(await decisionsOn(held.id)).toEqual([{ outcome: 'approve' }]);
    expect(await julien.read(group)).toHaveLength(1);
    expect(scenario.told.releasesIn(college.uai)).toHaveLength(1);
  });

  it('two moderators at once end in one outcome, and the other is told where it stands', async () => {
    const { amina, lea, thierry, group } = college;
    const held = await amina.post(group);
    const outcomes = await outcomesOf([lea.approve(held), thierry.reject(held)]);
    expect(outcomes.toSorted()).toEqual(['done', 'version.stale']);
    expect(await decisionsOn(held.id)).toHaveLength(1);
  });

  it('decisions of two servers end in one outcome', async () => {
    const { amina, lea, thierry, group } = college;
    const otherServer = await Scenario.on(scenario);
    try {
      const there = otherServer.actor(thierry);
      const messages = await Promise.all(Array.from({ length: 20 }, () => amina.post(group)));
      const outcomes = await outcomesOf(
        messages.flatMap((held) => [lea.approve(held), there.decide('reject', held, 'Non.')]),
      );
      expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(20);
      expect(new Set(outcomes)).toEqual(new Set(['done', 'version.stale']));
      const decisions = await Promise.all(messages.map(({ id }) => decisionsOn(id)));
      for (const made of decisions) expect(made).toHaveLength(1);
      const readable = await amina.read(group);
      expect(readable.map(({ position }) => position)).toEqual(readable.map((_, i) => i + 1));
    } finally {
      await otherServer.close();
    }
  });

  it('an approval and a withdrawal at once end in one of both', async () => {
    const { amina, lea, julien, group } = college;
    const held = await amina.post(group);
    const outcomes = await outcomesOf([lea.approve(held), amina.withdraw(held)]);
    expect(outcomes.toSorted()).toEqual(['done', 'version.stale']);
    expect(await julien.read(group)).toHaveLength(outcomes[0] === 'done' ? 1 : 0);
  });

  it('a stale version is refused with the current state', async () => {
    const { amina, lea, group } = college;
    const held = await amina.post(group);
    const returned = await lea.giveBack(held);
    const problem: unknown = await lea.approve(held).catch((error: unknown) => error);
    expect(problem).toMatchObject({
      code: 'version.stale',
      data: { current: { id: held.id, state: 'returned', version: returned.version, claim: null } },
    });
  });

  it('many approvals at once take positions without holes, in every channel', async () => {
    const { amina, julien, lea, head, deputy, group, everyone } = college;
    const mixed = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        i % 3 === 0 ? head.post(everyone, `Annonce ${i}`) : amina.post(group, `Message ${i}`),
      ),
    );
    await Promise.all(mixed.map((held, i) => (i % 3 === 0 ? deputy : lea).approve(held)));
    for (const channel of [group, everyone]) {
      const readable = await julien.read(channel);
      expect(readable.map(({ position }) => position)).toEqual(readable.map((_, i) => i + 1));
      const told = scenario.told.releasesIn(college.uai).filter(({ channelId }) => channelId === channel);
      expect(told.map(({ id }) => id)).toEqual(readable.map(({ id }) => id));
    }
  });

  describe('the same clientId', () => {
    it('is one message, sent again or twice at once', async () => {
      const { amina, group } = college;
      const clientId = newId();
      const [first, second] = await Promise.all([
        amina.post(group, HARMLESS, clientId),
        amina.post(group, HARMLESS, clientId),
      ]);
      const third = await amina.post(group, 'Autre chose', clientId);
      expect(second.id).toBe(first.id);
      expect(third).toMatchObject({ id: first.id, text: HARMLESS });
    });

    it('answers where the message stands now', async () => {
      const { amina, lea, group } = college;
      const clientId = newId();
      await lea.approve(await amina.post(group, HARMLESS, clientId));
      expect(await amina.post(group, HARMLESS, clientId)).toMatchObject({ state: 'delivered', version: 2 });
    });

    it('of another author is another message', async () => {
      const { amina, julien, group } = college;
      const clientId = newId();
      const [hers, his] = await Promise.all(
        [amina, julien].map((author: Actor) => author.post(group, HARMLESS, clientId)),
      );
      expect(hers?.id).not.toBe(his?.id);
    });
  });

  it('one message that the database refuses fails no other of its batch', async () => {
    const { amina, julien, pupil, group } = college;
    const posting = scenario.part(Posting);
    const me = await amina.principal();
    // A principal that says it is amina and bears the id of a pupil: what only the database can see.
    const disguised = { ...me, person: { ...me.person, id: pupil.id } };
    const outcomes = await outcomesOf([
      amina.post(group, 'un'),
      posting.post(disguised, group, newId(), 'deux'),
      julien.post(group, 'trois'),
      posting.post(me, group, 'nul\u0000', 'quatre').catch(() => 'refused'),
      julien.post(group, 'cinq'),
    ]);
    expect(outcomes).toEqual(['done', 'not-found', 'done', 'done', 'done']);
    const texts = (await college.lea.queue()).items.map(({ text }) => text);
    expect(texts.toSorted()).toEqual(['cinq', 'trois', 'un']);
  });

  describe('bulk approval', () => {
    it('approves what is clear and leaves filter hits, stale ones and others’ messages', async () => {
      const { amina, lea, elsa, julien, group, otherGroup } = college;
      const clear = await amina.post(group, 'Un');
      const hit = await amina.post(group, SUSPECT);
      const stale = await amina.post(group, 'Trois');
      const own = await lea.post(group, 'Quatre');
      const foreign = await elsa.post(otherGroup, 'Cinq');
      const returned = await lea.giveBack(stale);
      const results = await scenario
        .part(Deciding)
        .approveTogether(await lea.principal(), [
          clear,
          hit,
          stale,
          own,
          foreign,
          { id: newId(), version: 1 },
        ]);
      expect(results.map((result) => ('code' in result ? result.code : result.state))).toEqual([
        'delivered',
        'bulk.filter-hit',
        'version.stale',
        'decision.own',
        'not-found',
        'not-found',
      ]);
      expect(returned.state).toBe('returned');
      expect(await julien.read(group)).toMatchObject([{ id: clear.id }]);
    });
  });

  describe('a connection that breaks when all was written', () => {
    afterEach(() => {
      jest.restoreAllMocks();
    });

    const breakOnce = (statement: 'write-posts' | 'write-advances'): void => {
      const { database } = scenario;
      const prepared = database.prepared.bind(database);
      let isBroken = false;
      jest.spyOn(database, 'prepared').mockImplementation(async (name, text, values) => {
        const rows = await prepared(name, text, values);
        if (name !== statement || isBroken) return rows;
        isBroken = true;
        throw new Error('Connection terminated unexpectedly');
      });
    };

    it('does not keep a release from its readers', async () => {
      const { amina, lea, julien, group } = college;
      const held = await amina.post(group);
      const told = new Promise<void>((done) => {
        jest.spyOn(scenario.told, 'released').mockImplementationOnce((schoolId, message) => {
          scenario.told.releases.push({ schoolId, message });
          done();
        });
      });
      breakOnce('write-advances');
      await expect(lea.approve(held)).rejects.toThrow('Connection terminated');
      await told;
      expect(scenario.told.releasesIn(college.uai)).toMatchObject([{ id: held.id, position: 1 }]);
      expect(await refusalOf(lea.approve(held))).toBe('version.stale');
      expect(await julien.read(group)).toHaveLength(1);
    });

    it('makes those who decide look again, and the same clientId finds the message', async () => {
      const { amina, lea, group } = college;
      const clientId = newId();
      const before = scenario.told.readAgains;
      breakOnce('write-posts');
      await expect(amina.post(group, HARMLESS, clientId)).rejects.toThrow('Connection terminated');
      expect(scenario.told.readAgains).toBe(before + 1);
      const again = await amina.post(group, HARMLESS, clientId);
      expect(await lea.sees(again)).toBe(true);
    });
  });

  it('holds a message whose filter has failed, and says so to those who decide', async () => {
    const { amina, lea, group } = college;
    const broken = {
      lexiconVersion: '0',
      screen() {
        throw new Error('broken');
      },
    };
    const filters = jest.spyOn(scenario.part(SchoolFilters), 'of').mockResolvedValueOnce(broken);
    const held = await amina.post(group);
    expect(filters).toHaveBeenCalledTimes(1);
    filters.mockRestore();
    expect(held.state).toBe('held');
    expect(await lea.item(held)).toMatchObject({ severity: 'high', verdict: { outcome: 'unavailable' } });
    expect(await refusalOf(lea.decide('clear', held))).toBe('not-found');
  });
});
