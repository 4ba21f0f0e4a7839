import { Problem } from '@app/contract';
import type { Signals } from '@app/platform';
import { freshDatabase, type FreshDatabase } from '../../../test/support/database';
import {
  accountId,
  PASSWORD,
  smallSchool,
  startedSignals,
  type SmallSchool,
} from '../../../test/support/small-school';
import { Accounts } from './accounts';
import { Invitations } from './invitations';
import { Passwords } from './passwords';
import { People } from './people';
import type { Principal } from './principal';
import { Sessions } from './sessions';
import { SignIn } from './sign-in';

describe('the directory and one’s account', () => {
  const limits = { PARVIS_SIGN_IN_FAILURES: 2 };
  const passwords = new Passwords();
  let fresh: FreshDatabase;
  let school: SmallSchool;
  let signals: Signals;
  let sessions: Sessions;
  let people: People;
  let direction: Principal;

  beforeAll(async () => {
    fresh = await freshDatabase();
    school = await smallSchool(fresh.database);
    await smallSchool(fresh.database, '0990002P');
    signals = await startedSignals(fresh.url);
    sessions = new Sessions(fresh.database, signals);
    people = new People(fresh.database);
    direction = await signedIn('direction');
  });
  afterAll(async () => {
    await signals.stop();
    await fresh.drop();
  });

  async function signedIn(key: keyof SmallSchool): Promise<Principal> {
    const opened = await sessions.open(await accountId(fresh.database, school, key), '');
    const principal = await sessions.resolve(opened.token);
    if (!principal) throw new Error('no principal');
    return principal;
  }

  describe('People', () => {
    it('finds words of the name in any order, without accents and case', async () => {
      for (const query of ['inès mar', 'MARTIN ines', 'Ine\u0300s', 'nès tin'])
        expect((await people.search(direction, { query })).items).toMatchObject([
          {
            id: school.solo,
            name: 'Inès Martin',
            label: 'parent · 5e B',
            hasAccount: false,
            invitedUntil: null,
          },
        ]);
      expect((await people.search(direction, { query: 'Inès Durand' })).items).toEqual([]);
    });

    it('takes what was typed as words, never as a pattern', async () => {
      for (const query of ['%', '_', '\\', '.*', "'", 'a\0\ud800'])
        expect((await people.search(direction, { query })).items).toEqual([]);
    });

    it('shows people of its own school only, and no mandate', async () => {
      const { items } = await people.search(direction, { limit: 100 });
      const [row] = await fresh.database.query<{ count: number }>(
        'select count(*)::int as count from person where school = $1',
        [school.uai],
      );
      expect(items).toHaveLength(row?.count ?? 0);
      expect(items.find(({ id }) => id === school.moderator)?.label).toBe('parent');
    });

    it('leaves out those who have an account when asked, and shows who is invited', async () => {
      const invitations = new Invitations(fresh.database, passwords, limits);
      const { expiresAt } = await invitations.create(direction, school.uncle);
      const { items } = await people.search(direction, { withoutAccount: true });
      expect(items.map(({ id }) => id)).not.toContain(school.mother);
      expect(items.find(({ id }) => id === school.uncle)?.invitedUntil).toEqual(expiresAt);
    });

    it('pages through everybody once', async () => {
      const everybody = (await people.search(direction, { limit: 100 })).items.map(({ id }) => id);
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await people.search(direction, { limit: 5, cursor });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.next;
      } while (cursor !== undefined);
      expect(seen).toEqual(everybody);
    });

    it.each(['', 'x', Buffer.from('not-a-uuid martin').toString('base64url')])(
      'refuses the cursor %j',
      async (cursor) => {
        await expect(people.search(direction, { cursor })).rejects.toThrow(new Problem('validation.failed'));
      },
    );
  });

  describe('Accounts', () => {
    it('changes the password and ends the other sessions', async () => {
      const accounts = new Accounts(fresh.database, passwords, sessions, limits);
      const signIn = new SignIn(fresh.database, passwords, limits, () => Promise.resolve());
      const here = await signedIn('mother');
      const elsewhere = await sessions.open(here.accountId, '');
      await accounts.changePassword(here, PASSWORD, 'quatre petits chats');
      expect(await sessions.resolve(elsewhere.token)).toBeNull();
      const login = `mother@${school.uai}`;
      await expect(signIn.signIn(login, PASSWORD, '::1')).rejects.toThrow(new Problem('auth.failed'));
      expect(await signIn.signIn(login, 'quatre petits chats', '::1')).toBe(here.accountId);
    });

    it('changes it once for two who know the same one', async () => {
      const accounts = new Accounts(fresh.database, passwords, sessions, limits);
      const here = await signedIn('moderator');
      const outcomes = await Promise.allSettled([
        accounts.changePassword(here, PASSWORD, 'quatre petits chats'),
        accounts.changePassword(here, PASSWORD, 'cinq petits chiens'),
      ]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: new Problem('password.wrong'),
      });
    });

    it('asks for the current password, a strong new one, and patience after failures', async () => {
      const accounts = new Accounts(fresh.database, passwords, sessions, limits);
      const father = await signedIn('father');
      await expect(accounts.changePassword(father, PASSWORD, 'Martin Marc')).rejects.toThrow(
        new Problem('password.weak'),
      );
      for (let failure = 0; failure < 2; failure++)
        await expect(accounts.changePassword(father, 'wrong', 'quatre petits chats')).rejects.toThrow(
          new Problem('password.wrong'),
        );
      await expect(accounts.changePassword(father, PASSWORD, 'quatre petits chats')).rejects.toThrow(
        new Problem('rate.limited'),
      );
    });
  });
});
