import { personLabel } from './labels';

const NONE = { roles: [], divisions: [], moderates: [] };

describe('personLabel', () => {
  it('says of which classes a parent is', () => {
    expect(personLabel({ ...NONE, roles: ['parent'], divisions: ['6e A', '5e B'] })).toBe(
      'parent · 6e A, 5e B',
    );
  });

  it('says of which class a pupil is', () => {
    expect(personLabel({ ...NONE, roles: ['pupil'], divisions: ['5e B'] })).toBe('élève · 5e B');
  });

  it('says for which association a moderator reads', () => {
    expect(personLabel({ roles: ['parent'], divisions: ['5e B'], moderates: ['FCPE'] })).toBe(
      'parent · 5e B · relecture FCPE',
    );
  });

  it('gives the classes to the parent, not to the teacher, where a person is both', () => {
    expect(personLabel({ ...NONE, roles: ['parent', 'teacher'], divisions: ['3e A'] })).toBe(
      'professeur · parent · 3e A',
    );
  });

  it.each([
    ['direction', 'direction'],
    ['administration', 'administration'],
    ['operator', 'exploitation'],
    ['parent', 'parent'],
  ] as const)('calls %s « %s »', (role, label) => {
    expect(personLabel({ ...NONE, roles: [role] })).toBe(label);
  });
});
