import { Problem } from '@app/contract';
import { newId } from '@app/platform';
import { freshDatabase, type FreshDatabase } from '../../../test/support/database';
import { accountId, PASSWORD, smallSchool, type SmallSchool } from '../../../test/support/small-school';
import { Passwords } from './passwords';
import { SignIn } from './sign-in';

/** Counts the work, which an observer could time. */
class CountingPasswords extends Passwords {
  verifications = 0;

  override verify(passwordHash: string, password: string): Promise<boolean> {
    this.verifications++;
    return super.verify(passwordHash, password);
  }
}

describe('SignIn', () => {
  let fresh: FreshDatabase;
  let school: SmallSchool;
  let passwords: CountingPasswords;
  let waits: number[];
  let signIn: SignIn;

  beforeAll(async () => {
    fresh = await freshDatabase();
    school = await smallSchool(fresh.database);
  });
  beforeEach(async () => {
    await fresh.database.query('delete from throttle');
    passwords = new CountingPasswords();
    waits = [];
    signIn = new SignIn(fresh.database, passwords, { PARVIS_SIGN_IN_FAILURES: 3 }, (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    });
  });
  afterAll(() => fresh.drop());

  const login = (key: string): string => `${key}@${school.uai}`;
  const failed = new Problem('auth.failed');

  async function shareEmail(email: string, key: 'mother' | 'father', password: string): Promise<void> {
    await fresh.database.query('update account set email = $1, password_hash = $2 where login = $3', [
      email,
      await passwords.hash(password),
      login(key),
    ]);
  }

  it('knows the account by its login name, in any case', async () => {
    const account = await accountId(fresh.database, school, 'direction');
    expect(await signIn.signIn(login('direction'), PASSWORD, '::1')).toBe(account);
    expect(await signIn.signIn(` ${login('DIRECTION')} `, PASSWORD, '::1')).toBe(account);
    expect(waits).toEqual([]);
  });

  it.each(['', '\0', 'a\0b', '\ud800', "' or true --", 'x'.repeat(254)])(
    'knows no login %j',
    async (nonsense) => {
      await expect(signIn.signIn(nonsense, PASSWORD, '::1')).rejects.toThrow(failed);
    },
  );

  it('tells apart two parents who share an e-mail address by their passwords', async () => {
    await shareEmail('famille@example.org', 'mother', 'le mot de la mère');
    await shareEmail('famille@example.org', 'father', 'le mot du père');
    const [mother, father] = [
      await accountId(fresh.database, school, 'mother'),
      await accountId(fresh.database, school, 'father'),
    ];
    expect(await signIn.signIn('Famille@example.org', 'le mot de la mère', '::1')).toBe(mother);
    expect(await signIn.signIn('famille@example.org', 'le mot du père', '::1')).toBe(father);
    await expect(signIn.signIn('famille@example.org', 'un autre mot', '::1')).rejects.toThrow(failed);
  });

  it('asks for the login name where the password is shared too, and says so only after the right one', async () => {
    await shareEmail('famille@example.org', 'mother', 'le même mot');
    await shareEmail('famille@example.org', 'father', 'le même mot');
    await expect(signIn.signIn('famille@example.org', 'un autre mot', '::1')).rejects.toThrow(failed);
    await expect(signIn.signIn('famille@example.org', 'le même mot', '::1')).rejects.toThrow(
      new Problem('auth.several-accounts'),
    );
    expect(await signIn.signIn(login('mother'), 'le même mot', '::1')).toBe(
      await accountId(fresh.database, school, 'mother'),
    );
  });

  it('does the same work and waits for the same moment whether the account exists or not', async () => {
    await expect(signIn.signIn(login('direction'), 'wrong', '::1')).rejects.toThrow(failed);
    const known = passwords.verifications;
    await expect(signIn.signIn('nobody@example.org', 'wrong', '::1')).rejects.toThrow(failed);
    expect(passwords.verifications - known).toBe(known);
    expect(waits).toHaveLength(2);
  });

  it.each(['direction', 'nobody'])('asks to wait after too many failures, whoever %s is', async (key) => {
    for (let failure = 0; failure < 3; failure++)
      await expect(signIn.signIn(login(key), 'wrong', '::1')).rejects.toThrow(failed);
    const verifications = passwords.verifications;
    const refusal: unknown = await signIn
      .signIn(login(key), PASSWORD, '::2')
      .catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'rate.limited' });
    expect((refusal as Problem).data.retryAfter).toBeGreaterThan(800);
    expect(passwords.verifications).toBe(verifications);
  });

  it('starts counting anew after the right password, and counts no success', async () => {
    for (let round = 0; round < 3; round++) {
      for (let failure = 0; failure < 2; failure++)
        await expect(signIn.signIn(login('direction'), 'wrong', '::1')).rejects.toThrow(failed);
      await signIn.signIn(login('direction'), PASSWORD, '::1');
    }
    for (let success = 0; success < 5; success++) await signIn.signIn(login('direction'), PASSWORD, '::1');
  });

  it('counts failures of one address on whatever login', async () => {
    const attempts = Array.from({ length: 30 }, (_, index) =>
      signIn
        .signIn(`login${index}`, 'wrong', '203.0.113.9')
        .catch((error: unknown) => (error as Problem).code),
    );
    expect(new Set(await Promise.all(attempts))).toEqual(new Set(['auth.failed']));
    await expect(signIn.signIn(login('direction'), PASSWORD, '203.0.113.9')).rejects.toThrow(
      new Problem('rate.limited'),
    );
    await expect(signIn.signIn(login('direction'), PASSWORD, '203.0.113.10')).resolves.toBeDefined();
  });

  it('lets hardly more than the limit pass when many tries come at once', async () => {
    const attempts = Array.from({ length: 20 }, () =>
      signIn.signIn(login('direction'), 'wrong', '::1').catch((error: unknown) => (error as Problem).code),
    );
    const failures = (await Promise.all(attempts)).filter((code) => code === 'auth.failed');
    expect(failures.length).toBeGreaterThanOrEqual(3);
    expect(failures.length).toBeLessThan(20);
    expect(passwords.verifications).toBe(failures.length);
  });

  it('tries no more than a few accounts of one address', async () => {
    const hash = await passwords.hash('something else');
    for (let index = 0; index < 8; index++)
      await fresh.database.query(
        `insert into account (id, operator_name, login, email, password_hash) values ($1, $2, $2, 'many@example.org', $3)`,
        [newId(), `operator${index}`, hash],
      );
    await expect(signIn.signIn('many@example.org', 'wrong', '::1')).rejects.toThrow(failed);
    expect(passwords.verifications).toBe(4);
  });
});
