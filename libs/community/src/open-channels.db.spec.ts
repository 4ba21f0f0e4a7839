import type { Signals } from '@app/platform';
import { freshDatabase, type FreshDatabase } from '../../../test/support/database';
import { smallSchool, startedSignals, type SmallSchool } from '../../../test/support/small-school';
import { Channels, type Channel } from './channels';
import { openChannels } from './open-channels';

describe('openChannels', () => {
  let fresh: FreshDatabase;
  let school: SmallSchool;
  let other: SmallSchool;
  let signals: Signals;

  beforeEach(async () => {
    fresh = await freshDatabase();
    school = await smallSchool(fresh.database);
    other = await smallSchool(fresh.database, '0990002P');
    signals = await startedSignals(fresh.url);
  });
  afterEach(async () => {
    await signals.stop();
    await fresh.drop();
  });

  const refresh = () => fresh.database.transaction((sql) => openChannels(sql, school.uai));

  async function channel(name: string): Promise<Channel> {
    const found = (await new Channels(fresh.database, signals).all(school.uai)).find(
      (one) => one.name === name,
    );
    if (!found) throw new Error(`no channel ${name}`);
    return found;
  }

  async function members(name: string): Promise<string[]> {
    const { id } = await channel(name);
    const rows = await fresh.database.query<{ id: string }>(
      `select m.person_id as id from channel c join audience_member m on m.school = c.school and m.audience_id = c.audience_id
        where c.school = $1 and c.id = $2`,
      [school.uai, id],
    );
    return rows.map((row) => row.id).sort();
  }

  const audienceIds = () =>
    fresh.database.query<{ name: string; audience_id: string }>(
      'select name, audience_id from channel where school = $1 order by name',
      [school.uai],
    );

  it('makes the announcement channels of the school and its divisions, and the groups of the association', async () => {
    const names = (await new Channels(fresh.database, signals).all(school.uai)).map(({ name }) => name);
    expect(names).toEqual([
      ...['Tout l’établissement', 'Tous les parents', 'Tous les élèves', 'Tout le personnel'],
      ...['6e A', '6e A · parents', '6e A · élèves', '6e A · équipe'],
      ...['5e B', '5e B · parents', '5e B · élèves', '5e B · équipe'],
      ...['Tous les parents · FCPE', '6e A · FCPE', '5e B · FCPE'],
    ]);
  });

  it('counts only guardians of level 1 among the parents', async () => {
    const { mother, father, solo, grandmother, uncle } = school;
    expect(await members('5e B · parents')).toEqual([mother, father, solo].sort());
    const everybody = await members('Tout l’établissement');
    expect(everybody).not.toContain(grandmother);
    expect(everybody).not.toContain(uncle);
  });

  it('counts direction, administration and teachers as the staff of the school, teachers as that of a division', async () => {
    const { direction, administration, teacher } = school;
    expect(await members('Tout le personnel')).toEqual([direction, administration, teacher].sort());
    expect(await members('5e B · équipe')).toEqual([teacher]);
    expect(await members('6e A · équipe')).toEqual([]);
  });

  it('puts consenting parents and the moderators into an association’s group', async () => {
    expect(await members('5e B · FCPE')).toEqual([school.mother, school.moderator].sort());
    expect(await members('Tous les parents · FCPE')).toEqual([school.mother, school.moderator].sort());
  });

  it('leaves everything as it is when nobody came or went', async () => {
    const before = await audienceIds();
    await refresh();
    expect(await audienceIds()).toEqual(before);
  });

  it('writes a new audience only where the members changed, and keeps the old one', async () => {
    const before = new Map((await audienceIds()).map(({ name, audience_id }) => [name, audience_id]));
    await fresh.database.query(`update guardianship set level = 1 where school = $1 and parent_id = $2`, [
      school.uai,
      school.grandmother,
    ]);
    await refresh();
    const changed = (await audienceIds()).filter(({ name, audience_id }) => before.get(name) !== audience_id);
    expect(changed.map(({ name }) => name).sort()).toEqual(
      ['5e B', '5e B · parents', 'Tous les parents', 'Tout l’établissement'].sort(),
    );
    const kept = await fresh.database.query('select from audience where school = $1 and id = any($2)', [
      school.uai,
      [...before.values()],
    ]);
    expect(kept).toHaveLength(before.size);
  });

  it('takes out whoever withdraws consent, and opens a group for the first who gives it', async () => {
    await fresh.database.query(
      'update consent set withdrawn_at = now() where school = $1 and person_id = $2',
      [school.uai, school.mother],
    );
    await refresh();
    expect(await members('5e B · FCPE')).toEqual([school.moderator]);
    expect(await members('5e B · parents')).toContain(school.mother);
  });

  it('takes out a moderator whose mandate is over', async () => {
    await fresh.database.query(
      'update mandate set until = current_date - 1 where school = $1 and person_id = $2',
      [school.uai, school.moderator],
    );
    await refresh();
    expect(await members('Tous les parents · FCPE')).toEqual([school.mother]);
    expect(await channel('5e B · FCPE')).toMatchObject({ memberCount: 1, decidersCount: 0 });
  });

  it('writes one audience when two refresh at once', async () => {
    await fresh.database.query('delete from teaching where school = $1', [school.uai]);
    const someoneWaits = async (): Promise<boolean> => {
      const waiting = await fresh.database.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return waiting.length > 0;
    };
    let second: Promise<void> | undefined;
    await fresh.database.transaction(async (sql) => {
      await openChannels(sql, school.uai);
      second = refresh();
      while (!(await someoneWaits()));
    });
    await second;
    const audiences = await fresh.database.query(
      `select from audience a join channel c on c.school = a.school and c.id = a.channel_id
        where c.school = $1 and c.name = '5e B · équipe'`,
      [school.uai],
    );
    expect(audiences).toHaveLength(2);
  });

  it('leaves other schools alone', async () => {
    const theirs = () =>
      fresh.database.query('select id, audience_id from channel where school = $1 order by id', [other.uai]);
    const before = await theirs();
    await fresh.database.query('delete from teaching where school = $1', [school.uai]);
    await refresh();
    expect(await theirs()).toEqual(before);
  });
});
