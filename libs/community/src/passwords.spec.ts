import { Problem } from '@app/contract';
import { Passwords } from './passwords';

describe('Passwords', () => {
  const passwords = new Passwords();

  it('hashes with Argon2id at the advised parameters', async () => {
    expect(await passwords.hash('un secret')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('knows the right password, typed on any keyboard', async () => {
    const hash = await passwords.hash('été à la mer'.normalize('NFC'));
    expect(await passwords.verify(hash, 'été à la mer'.normalize('NFD'))).toBe(true);
    expect(await passwords.verify(hash, 'ete a la mer')).toBe(false);
  });

  it('lets few work at once, and sends away whoever comes when too many wait', async () => {
    let working = 0;
    let most = 0;
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const work = async (): Promise<void> => {
      most = Math.max(most, ++working);
      await gate;
      working--;
    };
    const turns = Array.from({ length: 500 }, () => passwords.inTurn(work));
    await expect(passwords.inTurn(work)).rejects.toThrow(new Problem('server.unavailable'));
    open();
    await Promise.all(turns);
    expect(most).toBeLessThan(500);
    await passwords.inTurn(work);
  });
});
