import type { Schema } from '../../api/client';
import { hitsOf } from './hits';

const match = (rule: string, text: string, severity: Schema['MatchDto']['severity']): Schema['MatchDto'] => ({
  start: 0,
  end: text.length,
  text,
  rule,
  category: 'hate',
  severity,
});

describe('what each rule found', () => {
  it('names a rule once, with its passages, each once', () => {
    expect(
      hitsOf([match('a', 'sot', 'medium'), match('a', 'nul', 'medium'), match('a', 'sot', 'medium')]),
    ).toEqual([{ rule: 'a', category: 'hate', severity: 'medium', quotes: ['sot', 'nul'] }]);
  });

  it('puts the gravest rule first and keeps the order of the text otherwise', () => {
    const hits = hitsOf([
      match('b', 'sot', 'medium'),
      match('a', 'nul', 'medium'),
      match('c', 'tuer', 'critical'),
      match('a', 'NUL', 'high'),
    ]);
    expect(hits.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['c', 'critical'],
      ['a', 'high'],
      ['b', 'medium'],
    ]);
  });

  it('finds nothing in no matches', () => {
    expect(hitsOf([])).toEqual([]);
  });
});
