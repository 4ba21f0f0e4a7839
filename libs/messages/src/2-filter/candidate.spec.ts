import { fitWord } from './candidate';

describe('a word that a school wants to add', () => {
  it.each([
    ['spaces around and between', '  vol  de\u00A0trottinettes ', 'vol de trottinettes'],
    ['line ends and tabs', 'vol\r\nde\ttrottinettes\u2028', 'vol de trottinettes'],
    ['direction characters', '\u202Evol\u2066 de trottinettes\u2069', 'vol de trottinettes'],
    ['characters that cannot be seen', 'v\u200Bol de\u0000 \uFEFFtrottinettes\uD800', 'vol de trottinettes'],
  ])('is kept without %s', (_, written, term) => {
    const word = { term: written, severity: 'high', category: 'threat' } as const;
    expect(fitWord(word)).toEqual({ ...word, term });
  });
});
