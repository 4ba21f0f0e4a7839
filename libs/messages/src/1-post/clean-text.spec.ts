import { MESSAGE_MAX_LENGTH, Problem } from '@app/contract';
import { cleanOptional, cleanText } from './clean-text';

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return 'accepted';
};

describe('cleanText', () => {
  it.each([
    ['plain French', 'Réunion jeudi à 18 h : qui vient ?'],
    ['typographic characters', 'L’école — « oui » … 12 €'],
    ['a tab and an empty line', 'a\tb\n\nc'],
    ['a family emoji joined by ZWJ', '👨‍👩‍👧‍👦'],
    ['a flag and a skin tone', '🇫🇷 👍🏽'],
    ['Arabic', 'مرحبا بالجميع'],
    ['Hebrew with a right-to-left mark', 'שלום\u200F!'],
    ['decomposed accents', 'e\u0301cole'],
    ['astral letters', '𝒜𝒷𝒸'],
  ])('keeps %s', (_, text) => {
    expect(cleanText(text)).toEqual({ text, removed: 0 });
  });

  it.each([
    ['NUL', '\u0000'],
    ['bell', '\u0007'],
    ['escape', '\u001B'],
    ['delete', '\u007F'],
    ['a C1 control', '\u009B'],
    ['right-to-left override', '\u202E'],
    ['left-to-right embedding', '\u202A'],
    ['first strong isolate', '\u2068'],
    ['pop directional isolate', '\u2069'],
    ['zero width space', '\u200B'],
    ['word joiner', '\u2060'],
    ['byte order mark', '\uFEFF'],
    ['interlinear annotation', '\uFFF9'],
    ['a lone high surrogate', '\uD83D'],
    ['a lone low surrogate', '\uDC00'],
  ])('takes out %s and counts it', (_, character) => {
    expect(cleanText(`avant${character}après`)).toEqual({ text: 'avantaprès', removed: 1 });
  });

  it('counts every character that it takes out', () => {
    expect(cleanText('\u202Ea\u0000b\u0000')).toEqual({ text: 'ab', removed: 3 });
  });

  it.each([
    ['carriage return and line feed', '\r\n'],
    ['carriage return', '\r'],
    ['next line', '\u0085'],
    ['line separator', '\u2028'],
    ['paragraph separator', '\u2029'],
  ])('writes %s as a line feed, which is no removal', (_, end) => {
    expect(cleanText(`un${end}deux`)).toEqual({ text: 'un\ndeux', removed: 0 });
  });

  it('trims what is around, and what becomes an edge by cleaning', () => {
    expect(cleanText('  \n bonjour \u202E \t').text).toBe('bonjour');
  });

  it.each([
    ['nothing', ''],
    ['spaces and line ends', ' \r\n\t\u00A0\u3000'],
    ['only characters that are taken out', '\u0000\u200B\u202E\uD800'],
  ])('refuses %s as empty', (_, text) => {
    expect(codeOf(() => cleanText(text))).toBe('text.empty');
  });

  it('counts the limit in UTF-16 units after trimming', () => {
    expect(cleanText(` ${'a'.repeat(MESSAGE_MAX_LENGTH)} `).text).toHaveLength(MESSAGE_MAX_LENGTH);
    expect(cleanText('😀'.repeat(MESSAGE_MAX_LENGTH / 2)).text).toHaveLength(MESSAGE_MAX_LENGTH);
    expect(codeOf(() => cleanText('a'.repeat(MESSAGE_MAX_LENGTH + 1)))).toBe('text.too-long');
    expect(codeOf(() => cleanText(`${'😀'.repeat(MESSAGE_MAX_LENGTH / 2)}a`))).toBe('text.too-long');
  });

  it('is done with what it has cleaned', () => {
    const { text } = cleanText('\u202E l’un\r\nl’autre\u0000 ');
    expect(cleanText(text)).toEqual({ text, removed: 0 });
  });
});

describe('cleanOptional', () => {
  it('cleans like a message', () => {
    expect(cleanOptional(' a\u0000\r\nb ')).toBe('a\nb');
  });

  it.each([undefined, '', '  ', '\u202E'])('answers null when nothing is left of %j', (written) => {
    expect(cleanOptional(written)).toBeNull();
  });
});
