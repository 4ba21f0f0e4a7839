import type { Signals } from '@app/platform';
import { freshDatabase, type FreshDatabase } from '../../../test/support/database';
import { accountId, smallSchool, startedSignals, type SmallSchool } from '../../../test/support/small-school';
import { Channels, type Channel } from './channels';
import { labelsOf } from './labels';
import { openChannels } from './open-channels';
import type { Principal } from './principal';
import { Sessions } from './sessions';

describe('Channels', () => {
  let fresh: FreshDatabase;
  let school: SmallSchool;
  let other: SmallSchool;
  let signals: Signals;
  let channels: Channels;
  let sessions: Sessions;

  beforeAll(async () => {
    fresh = await freshDatabase();
    school = await smallSchool(fresh.database);
    other = await smallSchool(fresh.database, '0990002P');
    signals = await startedSignals(fresh.url);
    channels = new Channels(fresh.database, signals);
    sessions = new Sessions(fresh.database, signals);
  });
  afterAll(async () => {
    await signals.stop();
    await fresh.drop();
  });

  async function named(name: string, schoolId = school.uai): Promise<Channel> {
    const found = (await channels.all(schoolId)).find((one) => one.name === name);
    if (!found) throw new Error(`no channel ${name}`);
    return found;
  }

  async function principal(key: keyof SmallSchool): Promise<Principal> {
    const opened = await sessions.open(await accountId(fresh.database, school, key), '');
    const found = await sessions.resolve(opened.token);
    if (!found) throw new Error('no principal');
    return found;
  }

  it('finds a channel in its own school only', async () => {
    const { id } = await named('5e B · FCPE');
    expect(await channels.find(school.uai, id)).toMatchObject({
      kind: 'association',
      associationName: 'FCPE',
      divisionName: '5e B',
      who: 'parents',
      memberCount: 2,
      decidersCount: 1,
    });
    expect(await channels.find(other.uai, id)).toBeUndefined();
  });

  it('counts direction and administration as those who decide on announcements', async () => {
    expect((await named('Tous les parents')).decidersCount).toBe(2);
  });

  it('knows members and moderators', async () => {
    const group = await named('5e B · FCPE');
    expect(channels.facts(await principal('mother'), group)).toEqual({ isMember: true, moderates: false });
    expect(channels.facts(await principal('father'), group)).toEqual({ isMember: false, moderates: false });
    expect(channels.facts(await principal('moderator'), group)).toEqual({ isMember: true, moderates: true });
  });

  it('lets nothing be true of a channel of another school', async () => {
    const theirs = await named('5e B · FCPE', other.uai);
    const moderator = await principal('moderator');
    const forged = {
      ...moderator,
      memberOf: new Set([theirs.id]),
      moderates: new Set([theirs.associationId ?? '']),
    };
    expect(channels.facts(forged, theirs)).toEqual({ isMember: false, moderates: false });
  });

  it('counts a household once, however many parents and pupils it has', async () => {
    expect(await channels.audienceOf(await named('5e B · parents'))).toMatchObject({
      people: 3,
      families: 2,
      pupils: 0,
    });
    const everybody = await channels.audienceOf(await named('Tout l’établissement'));
    expect(everybody).toMatchObject({ people: 9, families: 2, pupils: 3 });
    expect(everybody.sample).toHaveLength(5);
    expect(await channels.audienceOf(await named('Tout l’établissement'))).toEqual(everybody);
  });

  it('says nothing of an audience of nobody', async () => {
    expect(await channels.audienceOf(await named('6e A · équipe'))).toEqual({
      people: 0,
      families: 0,
      pupils: 0,
      sample: [],
    });
  });

  it('asks the database once until the school changes', async () => {
    await channels.all(school.uai);
    const query = jest.spyOn(fresh.database, 'query');
    await Promise.all([channels.all(school.uai), channels.find(school.uai, 'x')]);
    expect(query).not.toHaveBeenCalled();
    query.mockRestore();
    const changed = new Promise<void>((resolve) => {
      signals.on('school-changed', () => {
        resolve();
      });
    });
    await fresh.database.transaction(async (sql) => {
      await sql.query('delete from teaching where school = $1', [school.uai]);
      await openChannels(sql, school.uai);
    });
    await changed;
    expect((await named('5e B · équipe')).memberCount).toBe(0);
  });

  it('labels many persons in one query, and none of another school', async () => {
    const query = jest.spyOn(fresh.database, 'query');
    const { direction, teacher, mother, moderator, zoe, uncle } = school;
    const asked = [direction, teacher, mother, moderator, zoe, uncle, mother, other.mother];
    const labels = await labelsOf(fresh.database, school.uai, asked);
    expect(query).toHaveBeenCalledTimes(1);
    query.mockRestore();
    expect(Object.fromEntries(labels)).toEqual({
      [direction]: { name: 'Hélène Martin', label: 'direction' },
      [teacher]: { name: 'Éric Martin', label: 'professeur' },
      [mother]: { name: 'Claire Martin', label: 'parent · 6e A, 5e B' },
      [moderator]: { name: 'Léa Martin', label: 'parent · relecture FCPE' },
      [zoe]: { name: 'Zoé Martin', label: 'élève · 5e B' },
      [uncle]: { name: 'Jean Martin', label: 'parent' },
    });
  });
});
