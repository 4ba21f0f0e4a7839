import { Tokens } from '../text/tokens';
import { phoneAt } from './phones';

describe('phoneAt', () => {
  const phoneIn = (text: string): ReturnType<typeof phoneAt> => {
    const tokens = new Tokens();
    tokens.read(text);
    return phoneAt(text, tokens, 0);
  };

  it.each([
    ['06 12 34 56 78', true],
    ['0612345678', true],
    ['01.42.34.56.78', false],
    ['+33612345678', true],
    ['+33 6 12 34 56 78', true],
    ['+33 (0)6 12 34 56 78', true],
    ['0033612345678', true],
    ['0033 6 12 34 56 78', true],
    ['00 33 1 42 34 56 78', false],
    ['0033 (0)612345678', true],
    ['zero six douze', undefined],
    ['06 douze', undefined],
    ['0 six 12 34 56 78', true],
    ['33612345678', undefined],
    ['00 12 34 56 78', undefined],
    ['003361234567', undefined],
    ['0044 612345678', undefined],
    ['06 12 34 56 789', undefined],
  ])('reads %j', (text, isMobile) => {
    expect(phoneIn(text)?.isMobile).toBe(isMobile);
  });
});
