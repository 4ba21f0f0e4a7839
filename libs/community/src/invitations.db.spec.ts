import { Problem } from '@app/contract';
import type { Signals } from '@app/platform';
import { freshDatabase, type FreshDatabase } from '../../../test/support/database';
import { accountId, smallSchool, startedSignals, type SmallSchool } from '../../../test/support/small-school';
import { Invitations } from './invitations';
import { Passwords } from './passwords';
import type { Principal } from './principal';
import { Sessions } from './sessions';

describe('Invitations', () => {
  let fresh: FreshDatabase;
  let school: SmallSchool;
  let other: SmallSchool;
  let signals: Signals;
  let sessions: Sessions;
  let invitations: Invitations;
  let direction: Principal;

  beforeAll(async () => {
    fresh = await freshDatabase();
    school = await smallSchool(fresh.database);
    other = await smallSchool(fresh.database, '0990002P');
    signals = await startedSignals(fresh.url);
    sessions = new Sessions(fresh.database, signals);
    invitations = new Invitations(fresh.database, new Passwords(), { PARVIS_SIGN_IN_FAILURES: 2 });
    const opened = await sessions.open(await accountId(fresh.database, school, 'direction'), '');
    const principal = await sessions.resolve(opened.token);
    if (!principal) throw new Error('no principal');
    direction = principal;
  });
  beforeEach(async () => {
    await fresh.database.query('delete from throttle');
  });
  afterAll(async () => {
    await signals.stop();
    await fresh.drop();
  });

  const acceptance = (code: string, login: string) => ({
    code,
    login,
    password: 'trois petits chats',
    userAgent: 'test',
    ip: '::1',
  });

  it('turns a person of the directory into an account with a session', async () => {
    const { code, personName } = await invitations.create(direction, school.solo);
    expect(personName).toBe('Inès Martin');
    expect(await invitations.check(code.toLowerCase().replaceAll('-', ' '), '::1')).toMatchObject({
      schoolName: `Collège ${school.uai}`,
      personName: 'Inès Martin',
    });
    const opened = await invitations.accept(acceptance(code, 'ines'));
    expect(await sessions.resolve(opened.token)).toMatchObject({
      person: { id: school.solo },
      account: { login: 'ines' },
    });
    await expect(invitations.check(code, '::1')).rejects.toThrow(new Problem('invitation.invalid'));
    await expect(invitations.create(direction, school.solo)).rejects.toThrow(new Problem('account.exists'));
  });

  it('keeps only a hash of the code', async () => {
    const { code } = await invitations.create(direction, school.tom);
    const rows = await fresh.database.query<{ row: string }>(
      'select invitation::text as row from invitation',
    );
    for (const { row } of rows) expect(row).not.toContain(Buffer.from(code).toString('hex'));
  });

  it('lets one of two win who use a code at once', async () => {
    const { code } = await invitations.create(direction, school.grandmother);
    const results = await Promise.allSettled([
      invitations.accept(acceptance(code, 'odette')),
      invitations.accept(acceptance(code, 'odette2')),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.find((result) => result.status === 'rejected')?.reason).toEqual(
      new Problem('invitation.invalid'),
    );
    const accounts = await fresh.database.query('select from account where school = $1 and person_id = $2', [
      school.uai,
      school.grandmother,
    ]);
    expect(accounts).toHaveLength(1);
  });

  it('ends the older code of the same person', async () => {
    const older = await invitations.create(direction, school.uncle);
    const newer = await invitations.create(direction, school.uncle);
    await expect(invitations.check(older.code, '::1')).rejects.toThrow(new Problem('invitation.invalid'));
    await expect(invitations.check(newer.code, '::1')).resolves.toBeDefined();
  });

  it('leaves one code when two are made at once', async () => {
    const made = await Promise.all([
      invitations.create(direction, school.uncle),
      invitations.create(direction, school.uncle),
    ]);
    const checks = await Promise.allSettled(made.map(({ code }) => invitations.check(code, '::1')));
    expect(checks.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('leaves the code good when the login is taken or the password weak', async () => {
    const { code } = await invitations.create(direction, school.administration);
    await expect(invitations.accept(acceptance(code, `MOTHER@${school.uai}`))).rejects.toThrow(
      new Problem('login.taken'),
    );
    await expect(
      invitations.accept({ ...acceptance(code, 'nadia.martin'), password: 'Nadia Martin' }),
    ).rejects.toThrow(new Problem('password.weak'));
    await expect(invitations.accept(acceptance(code, 'nadia.martin'))).resolves.toBeDefined();
  });

  it('expires', async () => {
    const { code } = await invitations.create(direction, school.teacher);
    await fresh.database.query(`update invitation set expires_at = now() where person_id = $1`, [
      school.teacher,
    ]);
    await expect(invitations.check(code, '::1')).rejects.toThrow(new Problem('invitation.invalid'));
  });

  describe('by administration', () => {
    let third: SmallSchool;
    let head: Principal;
    let administration: Principal;
    const signedIn = async (token: string): Promise<Principal> => {
      const principal = await sessions.resolve(token);
      if (!principal) throw new Error('no principal');
      return principal;
    };
    beforeAll(async () => {
      third = await smallSchool(fresh.database, '0999001W');
      const opened = await sessions.open(await accountId(fresh.database, third, 'direction'), '');
      head = await signedIn(opened.token);
      const { code } = await invitations.create(head, third.administration);
      administration = await signedIn((await invitations.accept(acceptance(code, 'secretariat'))).token);
    });

    it('go to families and teachers', async () => {
      for (const person of [third.uncle, third.teacher])
        expect(await invitations.create(administration, person)).toMatchObject({
          code: expect.any(String) as string,
        });
    });

    it('never to those who decide: nobody cuts a second key for themselves', async () => {
      const { grandmother } = third;
      const moderates = await fresh.database.query(
        `insert into mandate (school, association_id, person_id, function, since, until)
         values ($1, $2, $3, 'moderator', current_date - 60, current_date - 30) returning person_id`,
        [third.uai, third.fcpe, grandmother],
      );
      expect(moderates).toHaveLength(1);
      for (const person of [third.direction, third.administration, third.moderator, grandmother])
        await expect(invitations.create(administration, person)).rejects.toThrow(new Problem('forbidden'));
      expect(await invitations.create(head, grandmother)).toMatchObject({ personName: 'Odette Martin' });
    });
  });

  it('invites nobody of another school', async () => {
    await expect(invitations.create(direction, other.solo)).rejects.toThrow(new Problem('not-found'));
  });

  it('asks those to wait who guess', async () => {
    for (let guess = 0; guess < 20; guess++)
      await expect(invitations.check(`AAAA-AAAA-${1000 + guess}`, '::9')).rejects.toThrow(
        new Problem('invitation.invalid'),
      );
    const { code } = await invitations.create(direction, school.uncle);
    await expect(invitations.check(code, '::9')).rejects.toThrow(new Problem('rate.limited'));
    await expect(invitations.accept(acceptance(code, 'jean'))).resolves.toBeDefined();
  });
});
