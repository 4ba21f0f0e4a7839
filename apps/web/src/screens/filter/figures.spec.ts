import type { RuleFigures } from '../../data/lexicon';
import { totalsOf, weeksOf } from './figures';

const figures = (rule: string, hits: number[], falseAlarms: number[]): RuleFigures => ({
  rule,
  label: rule,
  category: 'hate',
  severity: 'medium',
  hits,
  falseAlarms,
});

describe('the figures of a rule', () => {
  it('adds up its weeks', () => {
    expect(totalsOf(figures('a', [3, 0, 5], [1, 0, 1]))).toEqual({
      hits: 8,
      falseAlarms: 2,
      share: 0.25,
      oftenWrong: false,
    });
  });

  it('points at a rule that is wrong every second time, once it has found enough', () => {
    expect(totalsOf(figures('a', [4], [2])).oftenWrong).toBe(true);
    expect(totalsOf(figures('a', [3], [3])).oftenWrong).toBe(false);
    expect(totalsOf(figures('a', [5], [2])).oftenWrong).toBe(false);
  });

  it('never counts more than every hit as wrong', () => {
    expect(totalsOf(figures('a', [1], [3])).share).toBe(1);
    expect(totalsOf(figures('a', [0], [2])).share).toBe(0);
  });
});

describe('the weeks', () => {
  const all = {
    weeks: ['2026-11-09', '2026-11-16'],
    rules: [figures('a', [1, 2], [0, 1]), figures('b', [10, 20], [5, 6])],
  };

  it('gives one rule', () => {
    expect(weeksOf(all, all.rules[1])).toEqual([
      { monday: '2026-11-09', hits: 10, falseAlarms: 5 },
      { monday: '2026-11-16', hits: 20, falseAlarms: 6 },
    ]);
  });

  it('gives all rules together', () => {
    expect(weeksOf(all)).toEqual([
      { monday: '2026-11-09', hits: 11, falseAlarms: 5 },
      { monday: '2026-11-16', hits: 22, falseAlarms: 7 },
    ]);
  });
});
