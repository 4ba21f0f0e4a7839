import { languageNames } from './languages';

describe('the languages of a rule', () => {
  it('are named in the reader’s own', () => {
    expect(languageNames('fr', ['fr'])).toBe('français');
    expect(languageNames('en', ['es', 'pt'])).toBe('Spanish, Portuguese');
    expect(languageNames('fr', ['ar-latn'])).toBe('arabe (latin)');
  });

  it('are not named when there is no limit', () => {
    expect(languageNames('fr', ['any'])).toBeUndefined();
  });
});
