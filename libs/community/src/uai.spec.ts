import { isValidUai } from './uai';

describe('isValidUai', () => {
  it.each(['0990001N', '0990002P', '0999001W'])('accepts %s', (uai) => {
    expect(isValidUai(uai)).toBe(true);
  });

  it.each([
    '0990001A',
    '0990001n',
    '0990010N',
    '990001N',
    '09900011N',
    '0990001',
    '',
    ' 0990001N',
    '0990001N\n',
  ])('refuses %j', (uai) => {
    expect(isValidUai(uai)).toBe(false);
  });

  it('accepts exactly one letter for every number', () => {
    for (let number = 990000; number < 990100; number++) {
      const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ').filter((letter) =>
        isValidUai(`0${number}${letter}`),
      );
      expect(letters).toHaveLength(1);
    }
  });
});
