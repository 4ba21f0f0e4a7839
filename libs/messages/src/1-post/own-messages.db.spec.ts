import { HARMLESS, Scenario, THREAT, type Actor, type School } from '../../../../test/support/scenario';
import { leaveAlone } from '../../../../test/support/sole-keyholder';
import { OwnMessages } from './own-messages';
import { Posting } from './posting';

describe('one’s own messages', () => {
  let scenario: Scenario;
  let college: School;
  beforeAll(async () => {
    scenario = await Scenario.open();
  });
  afterAll(() => scenario.close());
  beforeEach(async () => {
    college = await scenario.school();
  });

  const list = async (actor: Actor, cursor?: string, limit = 100) =>
    scenario.part(OwnMessages).list(await actor.principal(), cursor, limit);

  it('are read page by page, the newest first', async () => {
    const { amina, group } = college;
    const posted: string[] = [];
    for (let i = 0; i < 7; i++) posted.push((await amina.post(group, `Message ${i}`)).id);
    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const page = await list(amina, cursor, 3);
      pages.push(page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(pages.map((page) => page.length)).toEqual([3, 3, 1]);
    expect(pages.flat()).toEqual(posted.toReversed());
  });

  it('are nobody else’s', async () => {
    const { amina, julien, lea, head, group } = college;
    const { id } = await amina.post(group);
    for (const other of [julien, lea, head, (await scenario.school()).amina]) {
      expect((await list(other)).items).toEqual([]);
      await expect(other.own(id)).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  it('offer in each state what is then possible', async () => {
    const { amina, lea, head, group } = college;
    const post = () => amina.post(group);
    const offered = async (id: string) => {
      const { state, allowedActions } = await amina.own(id);
      return [state, ...allowedActions.toSorted()];
    };
    expect(await offered((await post()).id)).toEqual(['held', 'message.withdraw']);
    expect(await offered((await lea.giveBack(await post())).id)).toEqual(['returned', 'message.resubmit']);
    expect(await offered((await lea.reject(await post())).id)).toEqual([
      'rejected',
      'message.appeal',
      'message.resubmit',
    ]);
    expect(await offered((await lea.approve(await post())).id)).toEqual(['delivered', 'message.retract']);
    expect(await offered((await amina.withdraw(await post())).id)).toEqual(['withdrawn']);
    const threat = await amina.post(group, THREAT);
    expect(await offered(threat.id)).toEqual(['quarantined']);
    expect(await offered((await head.decide('seal', threat)).id)).toEqual(['sealed']);
  });

  it('say where they were released, and what was taken out of them', async () => {
    const { amina, lea, group } = college;
    const delivered = await lea.approve(await amina.post(group));
    expect(await amina.own(delivered.id)).toMatchObject({ position: 1, text: HARMLESS, channelId: group });
    const me = await amina.principal();
    const posted = await scenario.part(Posting).post(me, group, 'x', 'Bon\u202Ejour');
    if (typeof posted === 'string') throw new Error('this clientId is new');
    expect(await scenario.part(OwnMessages).accepted(me, posted)).toMatchObject({
      text: 'Bonjour',
      removedCharacters: 1,
      channelName: '5e B · FCPE',
    });
  });

  it('say from the first answer on that their author may stand alone for them, where that is so', async () => {
    const { head, everyone } = college;
    const heard = scenario.heard('school-changed', college);
    await leaveAlone(scenario.database, college.uai, head.id);
    await heard;
    const me = await head.principal();
    const posted = await scenario.part(Posting).post(me, everyone, 'x', HARMLESS);
    if (typeof posted === 'string') throw new Error('this clientId is new');
    const { allowedActions } = await scenario.part(OwnMessages).accepted(me, posted);
    expect(allowedActions).toContain('message.approve-alone');
    expect((await head.own(posted.id)).allowedActions).toEqual(allowedActions);
  });
});
