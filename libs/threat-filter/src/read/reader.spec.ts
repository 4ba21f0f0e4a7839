import fc from 'fast-check';
import { createThreatFilter } from '../create-threat-filter';
import { builtInLexicon, knownWords } from '../lexicon/built-in';
import { compileLexicon } from '../lexicon/compile';
import { WordTable } from '../text/word-table';
import { Reader } from './reader';

const { vocabulary } = compileLexicon(builtInLexicon(), knownWords());
const NOBODY = new Set<string>();

describe('Reader', () => {
  it('takes ordinary words for names where they are capitalised and in the directory', () => {
    const text = 'Paul Martin 06 39 98 12 34';
    expect(createThreatFilter({ directoryNames: ['Zélie Petit'] }).screen(text).rules).toEqual([]);
    const school = createThreatFilter({ directoryNames: ['Paul Martin', 'Zélie Petit'] });
    expect(school.screen(text)).toMatchObject({ outcome: 'suspect', category: 'doxxing' });
    expect(school.screen(text.toLowerCase()).rules).toEqual([]);
  });

  it('ends a passage after the last accent, and calls none of that a disguise', () => {
    const school = createThreatFilter({
      additions: [{ term: 'enlevé', severity: 'medium', category: 'harassment' }],
    });
    const text = 'Elle sera enlevé'.normalize('NFD');
    const { matches, explanation } = school.screen(`${text}, dit-on`);
    expect(matches.find(({ rule }) => rule.startsWith('school.'))).toMatchObject({ end: text.length });
    expect(explanation).not.toContain('déguisée');
  });

  it('reads ordinary words at once as it would after trying everything', () => {
    const words =
      'le l la bombe école peux tu vas mourir c est ba lle mas sa cre Martin b0mbe 14 8h 06 💣 zorglub xvrt';
    const signs = [
      ' ',
      ' ',
      ' ',
      '  ',
      '\n',
      "'",
      '’',
      '-',
      '-',
      '.',
      ', ',
      '! ',
      '!',
      '@',
      '$',
      '*',
      '\u200b',
      '\u0301',
    ];
    const pieces = [...words.split(' '), ...Array.from('acdlmst'), ...signs];
    // Pieces that make words together, which chance alone would hardly put side by side.
    const rows = [
      's a c',
      'm a l',
      'la-c-s',
      'mas-sa-cre',
      'mas sa cre',
      'bo m-be',
      'l’a-rme',
      'c’l@ ',
      'l’a$ ',
    ];
    const reader = new Reader(vocabulary);
    const viewOf = (text: string, names: ReadonlySet<string>): unknown[] => {
      reader.read(text, names);
      const { symbols, firstToken, lastToken, readings, sentences, count } = reader.view;
      return [symbols, firstToken, lastToken, readings, sentences].map((array) => [...array.slice(0, count)]);
    };
    const shortcut = Reader.prototype as unknown as { standsAlone: (token: number) => boolean };
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces, ...rows), { maxLength: 24 }),
        fc.constantFrom(NOBODY, new Set(['martin'])),
        (words, names) => {
          const text = words.join('');
          const quick = viewOf(text, names);
          const without = jest.spyOn(shortcut, 'standsAlone').mockReturnValue(false);
          expect(viewOf(text, names)).toEqual(quick);
          without.mockRestore();
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('gives back the room that a huge text took', () => {
    const reader = new Reader(vocabulary);
    const room = (): number[] => {
      const sizes: number[] = [];
      const measure = (part: object): void => {
        for (const value of Object.values(part) as unknown[])
          if (ArrayBuffer.isView(value)) sizes.push(value.byteLength);
      };
      const { runs } = reader as unknown as { runs: object };
      const parts = [reader, reader.tokens, reader.words, reader.view, runs, vocabulary.segmenter];
      for (const part of parts) measure(part);
      return sizes;
    };
    const kept = 4 << 15;
    reader.read('un mot', NOBODY);
    const before = room();
    const grown = (): number[] => room().filter((size, i) => size > Math.max(before[i] ?? 0, kept));
    for (const text of ['a '.repeat(60_000), 'x'.repeat(120_000), 'mot '.repeat(50_000)]) {
      reader.read(text, NOBODY);
      expect(grown()).not.toEqual([]);
      reader.read('jevaisoubliermonpantalondimanche', NOBODY);
      expect({ text: text.slice(0, 4), grown: grown() }).toEqual({ text: text.slice(0, 4), grown: [] });
      vocabulary.strangers.table.clear();
    }
  });

  it('remembers with its vocabulary what unknown words were taken for', () => {
    const read = (): number => {
      const lookUps = jest.spyOn(WordTable.prototype, 'indexOf');
      new Reader(vocabulary).read('je vais te poingarder jevaistemassacrerdemain', NOBODY);
      const { length } = lookUps.mock.calls;
      lookUps.mockRestore();
      return length;
    };
    const first = read();
    expect(read()).toBeLessThan(first / 2);
  });
});
