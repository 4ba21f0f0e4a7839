import { Problem } from '@app/contract';
import { requireStrongPassword } from './password-rules';

const OWN = ['cdupont', 'claire.dupont@example.org', 'Claire', 'Dupont'];

describe('requireStrongPassword', () => {
  it.each([
    ['short', 'aB3$efgh9'],
    ['of one character', 'aaaaaaaaaaaa'],
    ['of three characters', 'abcabcabcabc'],
    ['counting up', '1234567890'],
    ['counting down', '09876543210987'],
    ['a keyboard row', 'azertyuiop'],
    ['a common word with digits', 'Motdepasse2024'],
    ['a common word with signs', 'm.o.t.d.e.p.a.s.s.e!'],
    ['the e-mail address', 'Claire.Dupont@example.org'],
    ['the name before the @', 'claire.dupont'],
    ['the given and family name', 'Claire Dupont'],
    ['the family and given name', 'DUPONT-claire'],
  ])('refuses one that is %s', (_, password) => {
    expect(() => {
      requireStrongPassword(password, OWN);
    }).toThrow(new Problem('password.weak'));
  });

  it.each(['trois petits chats', 'Zébulon roule à 30', 'x7#Kq!pw2&', '写一个很长的密码给我'])(
    'accepts %j',
    (password) => {
      expect(() => {
        requireStrongPassword(password, [...OWN, null]);
      }).not.toThrow();
    },
  );

  it('counts characters, not code units', () => {
    expect(() => {
      requireStrongPassword('🦊🐻🐼🐨🐯', OWN);
    }).toThrow(new Problem('password.weak'));
  });
});
