import { createThreatFilter } from '../create-threat-filter';
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
    [{ term: 'a', severity: 'high', category: 'threat' }, 'too-short'],
    [{ term: 'mot '.repeat(9), severity: 'high', category: 'threat' }, 'too-long'],
    [{ term: 'zorglub', severity: 'none', category: 'threat' }, 'unknown-severity'],
    [{ term: 'zorglub', severity: 'high', category: 'menace' }, 'unknown-category'],
  ])('are checked: %j', (word, code) => {
    expect(checkSchoolWord(word)?.code).toBe(code);
  });

  it('are terms, never expressions', () => {
    const literal = createThreatFilter({
      additions: [{ term: 'z.*b', severity: 'high', category: 'threat' }],
    });
    expect(literal.screen('zorglub').outcome).toBe('clear');
    expect(literal.screen('z b').outcome).toBe('suspect');
  });
});
