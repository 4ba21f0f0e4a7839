import { ofName } from './of-name';

describe('of somebody, in French', () => {
  it.each([
    ['Amina Diallo', 'd’Amina Diallo'],
    ['Élodie Roy', 'd’Élodie Roy'],
    ['Hélène Kerbrat', 'd’Hélène Kerbrat'],
    ['Bruno Lemoine', 'de Bruno Lemoine'],
    ['Yasmine Haddad', 'de Yasmine Haddad'],
    ['M. Osei', 'de M. Osei'],
  ])('%s: %s', (name, words) => {
    expect(ofName(name)).toBe(words);
  });
});
