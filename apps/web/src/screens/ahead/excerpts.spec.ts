import fc from 'fast-check';
import { excerptsOf } from './excerpts';

const found = (text: string, ...words: string[]) =>
  words.map((word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length }));
const marked = (text: string, ...words: string[]) =>
  excerptsOf(text, found(text, ...words)).map((excerpt) => [
    excerpt.text,
    excerpt.passages.map(({ start, end }) => excerpt.text.slice(start, end)),
  ]);

describe('the excerpts of a text', () => {
  it('are the whole of a short one', () => {
    expect(marked('Ce prof est un gros nul.', 'gros nul')).toEqual([
      ['Ce prof est un gros nul.', ['gros nul']],
    ]);
  });

  it('are cut between words on both sides of a passage, on one line', () => {
    const text =
      'Bonsoir à tous, je reviens sur la réunion de mardi :\nce prof est un gros nul,\net tout le monde le sait bien depuis la rentrée.';
    expect(marked(text, 'gros nul')).toEqual([
      ['…de mardi : ce prof est un gros nul, et tout le monde le sait bien…', ['gros nul']],
    ]);
  });

  it('are shared by passages that are near each other', () => {
    const text = `Un idiot et un crétin. ${'Bla bla. '.repeat(20)}Et un menteur.`;
    expect(marked(text, 'crétin', 'menteur', 'idiot').map(([, words]) => words)).toEqual([
      ['idiot', 'crétin'],
      ['menteur'],
    ]);
  });

  it('show every passage as it stands in the text, whatever the text', () => {
    const offsets = fc.array(fc.tuple(fc.nat(200), fc.nat(200)), { maxLength: 8 });
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'binary' }), offsets, (text, pairs) => {
        const passages = pairs
          .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
          .filter(({ end }) => end <= text.length);
        const shown = excerptsOf(text, passages).flatMap((excerpt) =>
          excerpt.passages.map(({ start, end }) => excerpt.text.slice(start, end)),
        );
        const wanted = passages.map(({ start, end }) => text.slice(start, end).replaceAll(/\s/g, ' '));
        expect(shown.toSorted()).toEqual(wanted.toSorted());
      }),
    );
  });
});
