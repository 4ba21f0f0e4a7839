import fc from 'fast-check';
import { createThreatFilter } from './create-threat-filter';

/** Threats whose words stay recognisable when letters of the marked word change. */
const THREATS: readonly (readonly [before: string, word: string, after: string])[] = [
  ['On va ', 'massacrer', ' toute la classe'],
  ['Il y a une ', 'bombe', ' dans le collège'],
  ['Je vais te ', 'poignarder', ' demain'],
  ['Demain je viens avec un ', 'fusil', ' au lycée'],
  ['Nous allons ', 'égorger', ' le proviseur'],
];

const plain = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');
const mapLetters = (word: string, letters: Record<string, string>): string =>
  Array.from(word, (letter) => letters[letter] ?? letter).join('');
const between = (word: string, signs: string): string => Array.from(word).join(signs);
const shifted = (word: string, first: number): string =>
  Array.from(plain(word), (letter) => String.fromCodePoint(first + letter.charCodeAt(0) - 97)).join('');

const DISGUISES: Record<string, (word: string) => string> = {
  capitals: (word) => word.toUpperCase(),
  'no accents': plain,
  leet: (word) => mapLetters(plain(word), { a: '4', e: '3', i: '1', o: '0', s: '5' }),
  'leet with signs': (word) => mapLetters(plain(word), { a: '@', s: '$', i: '!' }),
  'a sign at the end': (word) => word.replace(/e$/, '€').replace(/l$/, '|').replace(/o/, '0'),
  cyrillic: (word) => mapLetters(plain(word), { a: 'а', e: 'е', o: 'о', p: 'р', c: 'с', i: 'і', s: 'ѕ' }),
  'full width': (word) => shifted(word, 0xff41),
  'mathematical letters': (word) => shifted(word, 0x1d41a),
  'circled letters': (word) => shifted(word, 0x24d0),
  flags: (word) => Array.from(shifted(word, 0x1f1e6)).join('\u200b'),
  'zero width': (word) => between(word, '\u200b'),
  'soft hyphens': (word) => between(word, '\u00ad'),
  'combining marks': (word) => between(word, '\u0336\u0308'),
  apart: (word) => between(word, ' '),
  dotted: (word) => between(word, '.'),
  starred: (word) => between(word, '*'),
  'emoji inside': (word) => between(word, '😂'),
  repeated: (word) => word.replace(/[aeioué]/g, (vowel) => vowel.repeat(4)),
  'markup inside': (word) => `${word.slice(0, 2)}**${word.slice(2, 3)}**${word.slice(3)}`,
  'a tag inside': (word) => `${word.slice(0, 2)}<b>${word.slice(2, 3)}</b>${word.slice(3)}`,
  'one sign inside': (word) => `${word.slice(0, 3)}/${word.slice(3)}`,
  split: (word) => `${word.slice(0, 2)} ${word.slice(2)}`,
  entities: (word) => Array.from(word, (letter) => `&#${letter.codePointAt(0) ?? 0};`).join(''),
  'right to left': (word) => `\u202e${Array.from(word).reverse().join('')}\u202c`,
  backwards: (word) => Array.from(plain(word)).reverse().join(''),
  'no vowels': (word) => plain(word).replace(/[aeiou]/g, ''),
};

describe('a disguised threat', () => {
  const filter = createThreatFilter();

  for (const [name, disguise] of Object.entries(DISGUISES)) {
    const threats =
      name === 'no vowels'
        ? THREATS.filter(([, word]) => plain(word).replace(/[aeiou]/g, '').length > 3)
        : THREATS;
    it.each(threats)(`is held: ${name}: %s%s%s`, (before, word, after) => {
      const text = before + disguise(word) + after;
      const verdict = filter.screen(text);
      expect({ text, outcome: verdict.outcome }).not.toEqual({ text, outcome: 'clear' });
      for (const { start, end } of verdict.matches) {
        expect(0 <= start && start < end && end <= text.length).toBe(true);
        expect(/[\ud800-\udbff]/.test(text[end - 1] ?? '') && /[\udc00-\udfff]/.test(text[end] ?? '')).toBe(
          false,
        );
      }
    });
  }

  it('is held as a whole: written together, in signs, upside down', () => {
    for (const [before, word, after] of THREATS) {
      const sentence = before + word + after;
      expect(filter.screen(sentence.replaceAll(' ', '-')).outcome).toBe('threat');
      expect(
        filter.screen(`#${sentence.replace(/ (.)/g, (_, letter: string) => letter.toUpperCase())}`).outcome,
      ).not.toBe('clear');
    }
    expect(filter.screen('ǝqɯoq ǝun ɐ ʎ lI').outcome).toBe('threat');
  });

  it.each([
    ['two words that would make another', 'Jeteferailapeaudemain'],
    ['a letter before a vowel', 'Tufinirasauboutdunecorde'],
    ['signs for spaces between short words', 'Je*te*tue*si*tu*parles'],
    ['an article before a word in two pieces', 'La bo mbe va exploser'],
    ['a row of letters after a word', 'Il y a un engin e x p l o s i f dans la cour'],
    ['numbers that are words', '0n v4 73 7u3r d3m41n'],
    ['a sign at the end of a word', 'J3 f3r@! un m4554cr3'],
  ])('is held: %s', (_, text) => {
    expect(filter.screen(text).outcome).toBe('threat');
  });

  it('takes no number for a word where few words hold digits', () => {
    expect(filter.screen('Rendez-vous à 14 h 35, salle B12, pour les 73 élèves de 6e3.').outcome).toBe(
      'clear',
    );
  });

  it('is held under any two disguises of the harmless kind', () => {
    const harmless = ['capitals', 'zero width', 'combining marks', 'cyrillic', 'soft hyphens'];
    fc.assert(
      fc.property(
        fc.constantFrom(...THREATS),
        fc.constantFrom(...harmless),
        fc.constantFrom(...harmless),
        ([before, word, after], first, second) => {
          const disguised = DISGUISES[second]?.(DISGUISES[first]?.(word) ?? word) ?? word;
          return filter.screen(before + disguised + after).outcome !== 'clear';
        },
      ),
    );
  });
});
