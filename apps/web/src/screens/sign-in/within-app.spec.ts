import { withinApp } from './within-app';

describe('the address after signing in', () => {
  it.each(['/groupes/5eb?signaler=m1', '/moi'])('is the one that was asked for: %s', (address) => {
    expect(withinApp(address)).toBe(address);
  });

  it.each([
    undefined,
    '',
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/connexion',
  ])('is the start of the app instead of %s', (address) => {
    expect(withinApp(address)).toBe('/');
  });
});
