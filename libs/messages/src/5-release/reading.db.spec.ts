import { Scenario, type School } from '../../../../test/support/scenario';
import { UsualDelays } from '../3-queue/usual-delays';
import { ChannelList } from './channel-list';
import { Reading } from './reading';

describe('reading', () => {
  let scenario: Scenario;
  let college: School;
  beforeAll(async () => {
    scenario = await Scenario.open();
    college = await scenario.school();
    const { amina, lea, group } = college;
    const held = await Promise.all(Array.from({ length: 25 }, (_, i) => amina.post(group, `Message ${i}`)));
    await Promise.all(held.map((message) => lea.approve(message)));
  });
  afterAll(() => scenario.close());

  const pages = async (direction: 'after' | 'before', start: number | undefined): Promise<number[][]> => {
    const me = await college.julien.principal();
    const reading = scenario.part(Reading);
    const read: number[][] = [];
    let from = start;
    do {
      const query = from === undefined ? {} : { [direction]: from };
      const { items, next } = await reading.history(me, college.group, { ...query, limit: 10 });
      read.push(items.map(({ position }) => position));
      from = next;
    } while (from !== undefined);
    return read;
  };
  const range = (from: number, to: number): number[] =>
    Array.from({ length: to - from + 1 }, (_, i) => from + i);

  it('goes forward from a position, page by page, to the last', async () => {
    expect(await pages('after', 0)).toEqual([range(1, 10), range(11, 20), range(21, 25)]);
    expect(await pages('after', 23)).toEqual([[24, 25]]);
    expect(await pages('after', 25)).toEqual([[]]);
  });

  it('begins at the end and goes back, each page in ascending order', async () => {
    expect(await pages('before', undefined)).toEqual([range(16, 25), range(6, 15), range(1, 5)]);
  });

  it('remembers how far somebody has read, and never less far', async () => {
    const reading = scenario.part(Reading);
    const channels = scenario.part(ChannelList);
    const me = await college.julien.principal();
    const progress = async () => (await channels.list(me)).find(({ id }) => id === college.group);
    expect(await progress()).toMatchObject({ lastPosition: 25, readPosition: 0, unread: 25 });
    await reading.markRead(me, college.group, 20);
    await reading.markRead(me, college.group, 4);
    expect(await progress()).toMatchObject({ readPosition: 20, unread: 5 });
    await reading.markRead(me, college.group, 999);
    expect(await progress()).toMatchObject({ readPosition: 25, unread: 0 });
  });

  it('does not count one’s own messages as unread', async () => {
    const channels = await scenario.part(ChannelList).list(await college.amina.principal());
    expect(channels.find(({ id }) => id === college.group)).toMatchObject({ unread: 0 });
  });

  it('lists the channels that somebody may read, announcements first', async () => {
    const { julien, pupil, head, group, otherGroup } = college;
    const list = async (actor: typeof julien) => scenario.part(ChannelList).list(await actor.principal());
    const his = await list(julien);
    expect(his.map(({ kind }) => kind)).toEqual([...his.map(({ kind }) => kind)].toSorted());
    expect(his.map(({ id }) => id)).toContain(group);
    expect(his.map(({ id }) => id)).not.toContain(otherGroup);
    for (const somebody of [pupil, head])
      expect((await list(somebody)).map(({ kind }) => kind)).not.toContain('association');
    expect((await list(pupil)).every(({ allowedActions }) => allowedActions.join() === 'channel.read')).toBe(
      true,
    );
  });

  it('shows the audience to those who follow the channel alone', async () => {
    const { julien, head, everyone } = college;
    const view = async (actor: typeof julien) =>
      (await scenario.part(ChannelList).list(await actor.principal())).find(({ id }) => id === everyone);
    expect((await view(head))?.audience).toMatchObject({ scope: 'school', who: 'all', pupils: 1 });
    expect(await view(julien)).not.toHaveProperty('audience');
  });

  it('tells the usual delay from the third decision on, and reads it again after a while', async () => {
    let now = 0;
    const delays = new UsualDelays(scenario.database, () => now);
    const { elsa, sandrine, otherGroup, uai } = college;
    const decide = async (): Promise<void> => {
      await sandrine.approve(await elsa.post(otherGroup));
    };
    await decide();
    await decide();
    expect((await delays.of(uai)).get(otherGroup)).toBeUndefined();
    await decide();
    expect((await delays.of(uai)).get(otherGroup)).toBeUndefined();
    now += 6 * 60_000;
    expect((await delays.of(uai)).get(otherGroup)).toBe(1);
  });
});
