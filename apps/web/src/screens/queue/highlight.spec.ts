import fc from 'fast-check';
import { highlight } from './highlight';

const match = (start: number, end: number, rule = 'ins-14') => ({
  start,
  end,
  rule,
});

describe('highlighting what the filter found', () => {
  it('marks the words and leaves the rest', () => {
    const pieces = highlight('Ce prof est un gros nul', [match(15, 23)]);
    expect(pieces.map(({ text, matches }) => [text, matches.length])).toEqual([
      ['Ce prof est un ', 0],
      ['gros nul', 1],
    ]);
  });

  it('shows overlapping matches once each, with both rules where they meet', () => {
    const pieces = highlight('abcdef', [match(0, 4, 'r1'), match(2, 6, 'r2')]);
    expect(pieces.map(({ text, matches }) => [text, matches.map(({ rule }) => rule).join()])).toEqual([
      ['ab', 'r1'],
      ['cd', 'r1,r2'],
      ['ef', 'r2'],
    ]);
  });

  it('always gives the whole text back, whatever the offsets', () => {
    const offsets = fc.array(fc.tuple(fc.integer({ min: -5, max: 50 }), fc.integer({ min: -5, max: 50 })));
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), offsets, (text, ranges) => {
        const pieces = highlight(
          text,
          ranges.map(([start, end]) => match(start, end)),
        );
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      }),
    );
  });
});
