import { SEVERITIES, type ThreatFilter, type Verdict } from '@app/threat-filter';
import { screen, severityOf, SEVERITY_RANK, toRow } from './screen';

const VERDICT: Verdict = {
  outcome: 'suspect',
  severity: 'medium',
  category: 'harassment',
  categories: ['harassment'],
  matches: [
    { start: 0, end: 7, text: 'Bonjour', rule: 'a-rule', category: 'harassment', severity: 'medium' },
  ],
  rules: ['a-rule'],
  lexiconVersion: '7',
  explanation: 'Une expression est à relire.',
};

describe('screen', () => {
  it('gives the filter’s own verdict', () => {
    const filter: ThreatFilter = { lexiconVersion: '7', screen: () => VERDICT };
    expect(screen(filter, 'Bonjour')).toEqual(VERDICT);
  });

  it('holds what a broken filter could not read, and says so', () => {
    const broken: ThreatFilter = {
      lexiconVersion: '7',
      screen() {
        throw new Error('broken');
      },
    };
    expect(screen(broken, 'Bonjour')).toMatchObject({
      outcome: 'unavailable',
      severity: 'high',
      lexiconVersion: '7',
      matches: [],
    });
  });
});

describe('the row of a verdict', () => {
  it('has what is asked for in columns and the rest in findings', () => {
    const { outcome, severity, category, lexiconVersion, ...findings } = VERDICT;
    expect(toRow(VERDICT)).toEqual({
      outcome,
      severity: SEVERITY_RANK[severity],
      category,
      lexicon: lexiconVersion,
      findings,
    });
  });

  it('orders severities as the library does, and reads them back', () => {
    expect(SEVERITIES.map((severity) => SEVERITY_RANK[severity])).toEqual([0, 1, 2, 3]);
    for (const severity of SEVERITIES) expect(severityOf(SEVERITY_RANK[severity])).toBe(severity);
  });
});
