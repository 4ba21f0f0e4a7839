import { codesOf, hashOf, WordTable } from './word-table';

describe('WordTable', () => {
  it.each([false, true])('finds its words, and no others (sketched: %s)', (sketched) => {
    const table = WordTable.of(
      new Map([
        ['bombe', 3],
        ['a', 0],
        ['x'.repeat(128), 9],
        ...Array.from({ length: 500 }, (_, i): [string, number] => [`mot${i}`, i]),
      ]),
      sketched,
    );
    const find = (word: string): number => {
      const codes = codesOf(word);
      return table.find(hashOf(codes, 0, codes.length), codes, 0, codes.length);
    };
    expect(['bombe', 'a', 'bomb', 'x'.repeat(128)].map(find)).toEqual([3, 0, -1, -1]);
    for (let i = 0; i < 1000; i++) expect(find(`mot${i}`)).toBe(i < 500 ? i : -1);
  });

  it('refuses more characters than it can point at', () => {
    const words = new Map(Array.from({ length: 2 ** 17 + 2 ** 11 }, (_, i) => [String(i).padStart(127), i]));
    expect(() => WordTable.of(words)).toThrow(RangeError);
  });
});
