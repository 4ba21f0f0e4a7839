import type { FilterFigures, RuleFigures } from '../../data/lexicon';

/** A rule that finds less than this is too young to be judged. */
const ENOUGH_HITS = 4;
const OFTEN = 0.5;

interface Totals {
  hits: number;
  falseAlarms: number;
  /** False alarms among the hits, 0 to 1; a mark may come a week after the hit, so that it is held at 1. */
  share: number;
  /** Whether the rule is wrong so often that somebody should look at it. */
  oftenWrong: boolean;
}

export interface Week {
  /** Its Monday, `2026-11-16`. */
  monday: string;
  hits: number;
  falseAlarms: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

export function totalsOf(rule: Pick<RuleFigures, 'hits' | 'falseAlarms'>): Totals {
  const hits = sum(rule.hits);
  const falseAlarms = sum(rule.falseAlarms);
  const share = hits === 0 ? 0 : Math.min(1, falseAlarms / hits);
  return { hits, falseAlarms, share, oftenWrong: hits >= ENOUGH_HITS && share >= OFTEN };
}

/** Week by week what one rule found, or all rules together. */
export function weeksOf({ weeks, rules }: FilterFigures, rule?: RuleFigures): Week[] {
  const counted = rule === undefined ? rules : [rule];
  return weeks.map((monday, week) => ({
    monday,
    hits: sum(counted.map(({ hits }) => hits[week] ?? 0)),
    falseAlarms: sum(counted.map(({ falseAlarms }) => falseAlarms[week] ?? 0)),
  }));
}
