import type { ReleasedMessage } from '@app/contract';
import { Scenario, type School } from '../../../../test/support/scenario';
import { Told } from '../../../../test/support/told';
import { Names } from '../names';
import { Publication } from './publication';

describe('the publication', () => {
  let scenario: Scenario;
  let college: School;
  let told: Told;
  let publication: Publication;
  beforeAll(async () => {
    scenario = await Scenario.open();
  });
  afterAll(() => scenario.close());
  beforeEach(async () => {
    college = await scenario.school();
    told = new Told();
    publication = new Publication(scenario.database, scenario.part(Names), told);
    await publication.start();
  });

  /** Releases that this publication has not been told of. */
  const release = async (count: number): Promise<ReleasedMessage[]> => {
    const { amina, lea, group } = college;
    for (let i = 0; i < count; i++) await lea.approve(await amina.post(group, `Message ${i}`));
    return scenario.told.releasesIn(college.uai).slice(-count);
  };
  const positions = (): number[] => told.releases.map(({ message }) => message.position);
  const tell = (messages: readonly (ReleasedMessage | undefined)[]): Promise<unknown> =>
    Promise.all(messages.flatMap((message) => (message ? [publication.tell(college.uai, message)] : [])));

  it('tells each release once', async () => {
    const [first, second] = await release(2);
    await tell([first, second, first, second]);
    expect(positions()).toEqual([1, 2]);
  });

  it('tells in order what comes in disorder, with what lies between from the database', async () => {
    const [first, second, third, fourth] = await release(4);
    await tell([third, first, fourth, second]);
    expect(positions()).toEqual([1, 2, 3, 4]);
    expect(told.releases.map(({ message }) => message)).toEqual([first, second, third, fourth]);
  });

  it('begins where the database stands', async () => {
    await release(2);
    const later = new Publication(scenario.database, scenario.part(Names), told);
    await later.start();
    const [third] = await release(1);
    if (third) await later.tell(college.uai, third);
    expect(positions()).toEqual([3]);
  });

  it('catches up with what was committed without anybody knowing, and asks everybody to read again', async () => {
    await release(3);
    await publication.catchUpAll();
    expect(positions()).toEqual([1, 2, 3]);
    expect(told.readAgains).toBe(1);
    await publication.catchUpAll();
    expect(positions()).toEqual([1, 2, 3]);
  });

  it('catches up and tells at once without telling twice', async () => {
    const released = await release(6);
    await Promise.all([publication.catchUpAll(), tell(released.toReversed()), publication.catchUpAll()]);
    expect(positions()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('goes on after the database failed it', async () => {
    const [first, second] = await release(2);
    const query = jest.spyOn(scenario.database, 'query').mockRejectedValueOnce(new Error('away'));
    await expect(publication.tell(college.uai, second as ReleasedMessage)).rejects.toThrow('away');
    query.mockRestore();
    await tell([second]);
    expect(told.releases.map(({ message }) => message)).toEqual([first, second]);
  });

  it('passes over what was retracted in the meantime', async () => {
    const { lea } = college;
    const [first, , third] = await release(3);
    await lea.decide('retract', { id: first?.id ?? '', version: 2 }, 'Erreur.');
    await tell([third]);
    expect(positions()).toEqual([2, 3]);
  });

  describe('of a retraction', () => {
    const retracted = async (): Promise<string> => {
      const [message] = await release(1);
      const id = message?.id ?? '';
      await college.lea.retract({ id, version: 2 }, { reasonCode: 'private-data' });
      return id;
    };

    it('tells who, when and why', async () => {
      const messageId = await retracted();
      await publication.tellRetraction(college.uai, messageId);
      const retraction = { by: 'lea Martin', reasonCode: 'private-data', reason: null };
      expect(told.retractions).toMatchObject([
        {
          schoolId: college.uai,
          event: { id: messageId, channelId: college.group, position: 1, retraction },
        },
      ]);
    });

    it('tells again what could not be told', async () => {
      const messageId = await retracted();
      const query = jest.spyOn(scenario.database, 'query').mockRejectedValueOnce(new Error('away'));
      await expect(publication.tellRetraction(college.uai, messageId)).rejects.toThrow('away');
      query.mockRestore();
      expect(told.retractions).toEqual([]);
      await publication.catchUpAll();
      await publication.catchUpAll();
      expect(told.retractions.map(({ event }) => event.id)).toEqual([messageId]);
    });

    it('tells the others where one cannot be told, and says so once', async () => {
      const [broken, other] = [await retracted(), await retracted()];
      const failed = jest.fn();
      publication.onRetractionUntold(failed);
      const real = scenario.database.query.bind(scenario.database);
      const query = jest
        .spyOn(scenario.database, 'query')
        .mockImplementation((text, values) =>
          values?.[1] === broken ? Promise.reject(new Error('broken')) : real(text, values),
        );
      publication.catchUpInDoubt({ schoolId: college.uai, messageId: broken });
      publication.catchUpInDoubt({ schoolId: college.uai, messageId: other });
      await told.until(() => told.readAgains === 2);
      await publication.catchUpAll();
      expect(told.retractions.map(({ event }) => event.id)).toEqual([other]);
      expect(failed).toHaveBeenCalledTimes(1);
      query.mockRestore();
      await told.until(() => told.retractions.length === 2);
      expect(told.retractions.map(({ event }) => event.id)).toEqual([other, broken]);
    });

    it('tells one that nobody knew to be written, and none that was not', async () => {
      const messageId = await retracted();
      const [kept] = await release(1);
      publication.catchUpInDoubt({ schoolId: college.uai, messageId });
      publication.catchUpInDoubt({ schoolId: college.uai, messageId: kept?.id ?? '' });
      await told.until(() => told.readAgains === 2);
      expect(told.retractions.map(({ event }) => event.id)).toEqual([messageId]);
    });
  });

  it('asks again as long as the database is away, and looks again at what came into doubt meanwhile', async () => {
    await release(2);
    const query = jest.spyOn(scenario.database, 'query').mockRejectedValueOnce(new Error('away'));
    publication.catchUpInDoubt();
    publication.catchUpInDoubt();
    await told.until(() => positions().length === 2);
    query.mockRestore();
    expect(positions()).toEqual([1, 2]);
  });

  it('says of each channel on its own', async () => {
    const { head, deputy, everyone } = college;
    const [first] = await release(1);
    await deputy.approve(await head.post(everyone));
    const announced = scenario.told.releasesIn(college.uai).at(-1);
    await tell([announced, first]);
    expect(told.releases.map(({ message }) => [message.channelId, message.position])).toEqual([
      [everyone, 1],
      [college.group, 1],
    ]);
  });

  it('calls whoever wants to know that something was told', async () => {
    const listener = jest.fn();
    publication.onTold(listener);
    await tell(await release(2));
    expect(listener).toHaveBeenCalledTimes(2);
  });
});
