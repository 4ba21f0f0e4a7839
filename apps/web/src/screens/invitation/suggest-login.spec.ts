import { suggestLogin } from './suggest-login';

describe('suggested login', () => {
  it.each([
    ['Mme Éléonore N’Diaye', 'eleonore.ndiaye'],
    ['M. Jean-Loup Öztürk', 'jean.loup.ozturk'],
    ['Marie Dupont', 'marie.dupont'],
    ['李', ''],
  ])('of %s is %s', (name, login) => {
    expect(suggestLogin(name)).toBe(login);
  });

  it('is never longer than a login may be', () => {
    expect(suggestLogin('a'.repeat(99))).toHaveLength(40);
  });
});
