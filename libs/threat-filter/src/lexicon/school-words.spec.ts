import { createThreatFilter } from '../create-threat-filter';
import fc from 'fast-check';
import { checkSchoolWord, schoolRuleId } from './school-words';

describe('a school’s own words', () => {
  const filter = createThreatFilter({
    additions: [
      { term: 'Zorglub', severity: 'high', category: 'harassment' },
      { term: 'opération dragon', severity: 'critical', category: 'threat' },
    ],
  });

  it.each(['le zorglub arrive', 'ZORGLUBS', 'z0rglub', 'z o r g l u b', 'zo\u200brglub', 'zorglubbb'])(
    'are held in %j',
    (text) => {
      const verdict = filter.screen(text);
      expect(verdict).toMatchObject({
        outcome: 'suspect',
        severity: 'high',
        rules: [schoolRuleId('Zorglub')],
      });
    },
  );

  it('hold phrases, and leave their words alone', () => {
    expect(filter.screen('ce soir, opération  Dragon !').outcome).toBe('threat');
    expect(filter.screen('une opération et un dragon').outcome).toBe('clear');
  });

  it('stand beside the shared lexicon', () => {
    expect(filter.screen('Je vais te tuer').rules).toContain('fr.kill.announce');
  });

  it.each([
    [{ term: 'zorglub', severity: 'high', category: 'threat' }, undefined],
    [{ term: '💣', severity: 'high', category: 'threat' }, undefined],
    [{ term: 12, severity: 'high', category: 'threat' }, 'not-a-term'],
    [{ term: ' .* ', severity: 'high', category: 'threat' }, 'not-a-term'],
    [{ term: '🇫🇷', severity: 'high', category: 'threat' }, 'not-a-term'],
    [{ term: 'a', severity: 'high', category: 'threat' }, 'too-short'],
    [{ term: 'mot '.repeat(9), severity: 'high', category: 'threat' }, 'too-long'],
    [{ term: 'zorglub', severity: 'none', category: 'threat' }, 'unknown-severity'],
    [{ term: 'zorglub', severity: 'high', category: 'menace' }, 'unknown-category'],
  ])('are checked: %j', (word, code) => {
    expect(checkSchoolWord(word)?.code).toBe(code);
  });

  it('have a name that people can read', () => {
    expect(schoolRuleId('École  BLEUE')).toBe('school.ecole-bleue');
    expect(schoolRuleId('💣 au collège')).toBe('school.💣-au-college');
  });

  it('make a filter that holds them, whatever they are made of', () => {
    const signs = fc.constantFrom(
      ...['💣', '👩‍👧', '𠀀', '한', 'ﷺ', 'ﻻ', 'é', 'e\u0301', 'œ', 'Ⅷ', '½', 'zor', 'b', '4', '06'],
      ...['12 34 56 78', '0612345678', 'https://x.xyz/a', '#phone', '@', '~3', '(', '|', ')?', '^', '$'],
      ...['.', '. ', '! ', '\n', ' ', '\ufeff', '\u00ad', '\u202e', '\ud83d', '&#98;', '<b>', '٤', 'je te'],
    );
    const terms = fc.array(signs, { minLength: 1, maxLength: 7 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(terms, fc.string({ unit: 'grapheme', maxLength: 12 })), (term) => {
        const word = { term, severity: 'high', category: 'harassment' } as const;
        fc.pre(checkSchoolWord(word) === undefined);
        const { rules } = createThreatFilter({ additions: [word] }).screen(`mot, ${term}`);
        expect(rules).toContain(schoolRuleId(term));
        expect(schoolRuleId(term).isWellFormed()).toBe(true);
      }),
      // By another chance a term may come up that disguises one of its own words: é💣4💣12.
      { numRuns: 1000, seed: 2 },
    );
  });

  it.each(['💣', 'a💣', '𠀀𠀀', '06 12 34 56 78', 'https://x.xyz/', 'non. Jamais'])('may be %j', (term) => {
    const school = createThreatFilter({
      additions: [{ term, severity: 'high', category: 'harassment' }],
    });
    expect(school.screen(`bonjour ${term} !`).rules).toContain(schoolRuleId(term));
    expect(school.screen('bonjour !').outcome).toBe('clear');
  });

  it('are terms, never expressions', () => {
    const literal = createThreatFilter({
      additions: [{ term: 'z.*b', severity: 'high', category: 'threat' }],
    });
    expect(literal.screen('zorglub').outcome).toBe('clear');
    expect(literal.screen('z b').outcome).toBe('suspect');
  });
});
