import { codeOf, fold, isEvasive, KIND, kindOf, lettersOf } from './fold';

const folded = (text: string): string =>
  Array.from(text, (char) => {
    const result = fold(char.codePointAt(0) ?? 0);
    const kind = kindOf(result);
    if (kind === KIND.several) return lettersOf(result);
    if (kind === KIND.letter || kind === KIND.digit) return String.fromCharCode(codeOf(result));
    return kind === KIND.drop || kind === KIND.mark ? '' : '_';
  }).join('');

describe('fold', () => {
  it.each([
    ['ÉCOLE', 'ecole'],
    ['œuf', 'oeuf'],
    ['ｂｏｍｂｅ', 'bombe'],
    ['𝓫𝓸𝓶𝓫𝓮', 'bombe'],
    ['ⓑⓞⓜⓑⓔ', 'bombe'],
    ['🅱🅾🅼🅱🅴', 'bombe'],
    ['🇧🇴🇲🇧🇪', 'bombe'],
    ['ʙᴏᴍʙᴇ', 'bombe'],
    ['ᵇᵒᵐᵇᵉ', 'bombe'],
    ['Ьоmbе', 'bombe'],
    ['тυеr', 'tuer'],
    ['maϲhette', 'machette'],
    ['ιпс℮ոдiеr', 'incendier'],
    ['b\u200bo\u00adm\ufeffb\u2060e', 'bombe'],
    ['b̶ó̈m̃b̰e', 'bombe'],
    ['⁴٤۴', '444'],
  ])('reads %s as %s', (written, meant) => {
    expect(folded(written)).toBe(meant);
  });

  it('leaves Arabic letters Arabic, without their marks, and takes ligatures apart', () => {
    expect(folded('سَأَقْتُلُك')).toBe('ساقتلك');
    expect(folded('\ufefb \ufdf2 \ufe77')).toBe('لا_الله_');
  });

  it('keeps letters beyond the first plane, and all of a syllable', () => {
    expect(folded('𠀀')).toBe('𠀀');
    expect(folded('한')).toBe('한'.normalize('NFD'));
  });

  it.each([
    ['é', false],
    ['ế', false],
    ['Đ', false],
    ['\u00ad', false],
    ['\u0301', false],
    ['\u064e', false],
    ['\u0336', true],
    ['\u200b', true],
    ['е', true],
    ['𝐞', true],
    ['\u212a', true],
  ])('knows whether %j is a disguise: %s', (char, is) => {
    expect(isEvasive(fold(char.codePointAt(0) ?? 0))).toBe(is);
  });

  it('separates words at signs, and keeps emoji as words', () => {
    expect(folded('a,b')).toBe('a_b');
    expect(kindOf(fold('💣'.codePointAt(0) ?? 0))).toBe(KIND.emoji);
  });
});
