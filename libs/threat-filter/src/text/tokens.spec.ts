import { TOKEN, Tokens } from './tokens';

const read = (text: string): { text: string; evasive: boolean }[] => {
  const tokens = new Tokens();
  tokens.read(text);
  return Array.from({ length: tokens.count }, (_, i) => ({
    text: text.slice(tokens.start[i], tokens.end[i]),
    evasive: ((tokens.flags[i] ?? 0) & TOKEN.evasive) !== 0,
  }));
};

describe('Tokens', () => {
  it.each([
    ['decomposed', 'cité'.normalize('NFD')],
    ['with soft hyphens', 'pro\u00advi\u00adseur'],
    ['in Arabic with vowel signs', 'مُحَمَّد'],
    ['Vietnamese', 'Nguyễn'],
    ['Vietnamese, decomposed', 'Nguyễn'.normalize('NFD')],
    ['with a letter of its own', 'Đặng'],
  ])('takes a word %s for no disguise, and to its end', (_, word) => {
    expect(read(`${word} ${word}, ${word}`)).toEqual(Array(3).fill({ text: word, evasive: false }));
  });

  it.each([
    ['three marks in a row', 'bo\u0301\u0302\u0303mbe'],
    ['struck out', 'bo\u0336mbe'],
    ['an invisible space', 'bo\u200bmbe'],
    ['a foreign letter', 'bоmbe'],
  ])('takes %s for a disguise', (_, word) => {
    expect(read(word)).toEqual([{ text: word, evasive: true }]);
  });

  it('counts the marks of each letter', () => {
    expect(read('e\u0301\u0302e\u0301\u0302o\u0301').map(({ evasive }) => evasive)).toEqual([false]);
  });

  it.each(['bombe', 'ÉLÈVE', 'aaah', 'www', 'ça', 'Noël', 'coopérer', 'n'])(
    'reads %s alike letter by letter and in the loop for ordinary words',
    (word) => {
      const readIn = (text: string) => {
        const tokens = new Tokens();
        tokens.read(text);
        const { chars, length, hash, flags, start, end, mayHaveLinks } = tokens;
        return [chars.slice(0, length[0]), hash[0], flags[0], start[0], end[0], mayHaveLinks];
      };
      // A soft hyphen behind a word sends it the long way, and is no part of it.
      expect(readIn(`${word}\u00ad,`)).toEqual(readIn(`${word},`));
    },
  );

  it('gives back the room of a huge text', () => {
    const tokens = new Tokens();
    tokens.read('a '.repeat(50_000));
    expect(tokens.count).toBe(50_000);
    tokens.read('a b');
    expect([tokens.count, tokens.first.length, tokens.chars.length]).toEqual([2, 256, 1024]);
  });

  it('reads on after memory has run out', () => {
    const tokens = new Tokens();
    const failing = jest.spyOn(globalThis, 'Uint16Array').mockImplementationOnce(() => {
      throw new RangeError('Array buffer allocation failed');
    });
    expect(() => {
      tokens.read('a '.repeat(2000));
    }).toThrow(RangeError);
    failing.mockRestore();
    tokens.read('b '.repeat(2000));
    expect(tokens.count).toBe(2000);
    expect(tokens.chars[1999]).toBe('b'.charCodeAt(0));
  });
});
