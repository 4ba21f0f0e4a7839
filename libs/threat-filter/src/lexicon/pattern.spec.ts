import { parsePattern, spellOut } from './pattern';

describe('parsePattern', () => {
  it('reads words, lists, gaps, choices and edges', () => {
    expect(parsePattern("^ je @aller ~2 (tuer | l'école)? #hour $")).toEqual({
      kind: 'sequence',
      items: [
        { kind: 'shape', shape: 'edge' },
        { kind: 'word', word: 'je' },
        { kind: 'list', name: 'aller' },
        { kind: 'gap', most: 2 },
        {
          kind: 'optional',
          item: {
            kind: 'choice',
            options: [
              { kind: 'word', word: 'tuer' },
              {
                kind: 'sequence',
                items: [
                  { kind: 'word', word: 'l' },
                  { kind: 'word', word: 'ecole' },
                ],
              },
            ],
          },
        },
        { kind: 'shape', shape: 'hour' },
        { kind: 'shape', shape: 'edge' },
      ],
    });
  });

  it('spells out optional letters', () => {
    expect(spellOut('mort(e)(s)')).toEqual(['mort', 'morts', 'morte', 'mortes']);
  });

  it.each([
    ['', 'il manque un mot'],
    ['je (tue', 'une parenthèse n’est pas fermée'],
    ['je ~40 tue', 'un écart va de ~1 à ~12'],
    ['je )', '« ) » n’est pas compris'],
    ['#planet', '#planet est inconnu'],
    ['!!!', '« !!! » ne contient aucune lettre'],
    ['tue? ~3', 'le motif peut ne prendre aucun mot'],
    ['(tue | je?)', 'le motif peut ne prendre aucun mot'],
  ])('refuses %j', (source, reason) => {
    expect(() => parsePattern(source)).toThrow(reason);
  });
});
