import { governedSchool, type Principal } from '@app/community';
import { Problem } from '@app/contract';
import type { Database } from '@app/platform';
import { listRules, schoolRuleId, type Category, type SchoolWord, type Severity } from '@app/threat-filter';
import type { Access } from '../access';
import type { Queue } from '../3-queue/queue';

/** How often a rule hit and how often a person called that a false alarm, week by week. */
export interface RuleFigures {
  rule: string;
  /** Of a rule that is a word of the school: the word as it was last written. */
  label: string;
  category: Category | null;
  severity: Severity;
  hits: number[];
  falseAlarms: number[];
}

export interface FilterFigures {
  /** The Mondays of the weeks, oldest first. */
  weeks: string[];
  /** Rules that hit at least once, those with most false alarms first. */
  rules: RuleFigures[];
}

interface WeekRow {
  rule: string;
  week: number;
  hits: number;
  alarms: number;
}

const WEEKS = 12;

const MARK = `
insert into false_alarm (school, message_id, revision, rule, marked_by)
select m.school, m.id, m.revision, $3, $4
from message m join verdict v on v.school = m.school and v.message_id = m.id and v.revision = m.revision
where m.school = $1 and m.id = $2 and v.findings->'rules' ? $3
on conflict do nothing`;

const HAS_REVEALED = `
select from reveal where school = $1 and message_id = $2 and revision = $3 and person_id = $4 limit 1`;

const HAS_HIT = `
select from message m join verdict v on v.school = m.school and v.message_id = m.id and v.revision = m.revision
where m.school = $1 and m.id = $2 and v.findings->'rules' ? $3`;

const UNMARK = `
delete from false_alarm f using message m
where m.school = $1 and m.id = $2 and f.school = m.school and f.message_id = m.id and f.revision = m.revision and f.rule = $3`;

/** Weeks are numbered from 0, the oldest, to the present one, by Paris time. */
const FIGURES = `
with first as (select date_trunc('week', now() at time zone 'Europe/Paris') - interval '${WEEKS - 1} weeks' as monday),
hit as (
  select r.rule, v.created_at as at, 1 as hits, 0 as alarms
  from verdict v cross join lateral jsonb_array_elements_text(v.findings->'rules') r(rule)
  where v.school = $1 and v.outcome in ('suspect', 'threat') and v.created_at > now() - interval '${WEEKS} weeks'
  union all
  select rule, marked_at, 0, 1 from false_alarm where school = $1 and marked_at > now() - interval '${WEEKS} weeks'
)
select rule, floor(extract(epoch from (at at time zone 'Europe/Paris') - monday) / 604800)::int as week,
  sum(hits)::int as hits, sum(alarms)::int as alarms
from hit, first
where (at at time zone 'Europe/Paris') >= monday
group by rule, week`;

const TERMS = 'select term, severity, category from school_word where school = $1 order by added_at';

const MONDAYS = `
select to_char(date_trunc('week', now() at time zone 'Europe/Paris') - n * interval '1 week', 'YYYY-MM-DD') as monday
from generate_series(${WEEKS - 1}, 0, -1) n`;

/** What people say of the filter’s hits, and what that makes of each rule. */
export class FalseAlarms {
  constructor(
    private readonly database: Database,
    private readonly access: Access,
    private readonly queue: Queue,
  ) {}

  /**
   * Marks a hit of a waiting message; once is enough.
   * @throws Problem `not-found` when the rule found nothing there, and always for a text this person has not seen
   */
  async mark(principal: Principal, messageId: string, rule: string): Promise<void> {
    const schoolId = await this.seen(principal, messageId);
    const [hit] = await this.database.query(HAS_HIT, [schoolId, messageId, rule]);
    if (!hit) throw new Problem('not-found');
    await this.database.query(MARK, [schoolId, messageId, rule, principal.person.id]);
  }

  /** Takes the mark back; taking back none is no error. @throws Problem `not-found` for a text this person has not seen */
  async unmark(principal: Principal, messageId: string, rule: string): Promise<void> {
    const schoolId = await this.seen(principal, messageId);
    await this.database.query(UNMARK, [schoolId, messageId, rule]);
  }

  /** What a rule found says something of the text: only who may read it, or has revealed it, can ask. */
  private async seen(principal: Principal, messageId: string): Promise<string> {
    const { schoolId } = await this.access.message(principal, messageId, 'queue.false-alarm');
    const { item } = await this.queue.one(principal, messageId);
    if (item.masked) {
      const values = [schoolId, messageId, item.revision, principal.person.id];
      const [revealed] = await this.database.query(HAS_REVEALED, values);
      if (!revealed) throw new Problem('not-found');
    }
    return schoolId;
  }

  /** @throws Problem `not-found` for a school this person does not govern */
  async figures(principal: Principal, asked: string | undefined): Promise<FilterFigures> {
    const school = await governedSchool(this.database, principal, asked);
    const [rows, mondays, words] = await Promise.all([
      this.database.query<WeekRow>(FIGURES, [school]),
      this.database.query<{ monday: string }>(MONDAYS),
      this.database.query<SchoolWord>(TERMS, [school]),
    ]);
    const known = new Map<string, Pick<RuleFigures, 'label' | 'category' | 'severity'>>([
      ...listRules().map((rule) => [rule.id, rule] as const),
      ...words.map(({ term, ...word }) => [schoolRuleId(term), { label: term, ...word }] as const),
    ]);
    const byRule = Map.groupBy(rows, ({ rule }) => rule);
    const rules = [...byRule].map(([rule, weeks]): RuleFigures => {
      const summary = known.get(rule);
      return {
        rule,
        label: summary?.label ?? rule,
        category: summary?.category ?? null,
        severity: summary?.severity ?? 'medium',
        hits: overWeeks(weeks, 'hits'),
        falseAlarms: overWeeks(weeks, 'alarms'),
      };
    });
    rules.sort((a, b) => sum(b.falseAlarms) - sum(a.falseAlarms) || sum(b.hits) - sum(a.hits));
    return { weeks: mondays.map(({ monday }) => monday), rules };
  }
}

function overWeeks(rows: readonly WeekRow[], figure: 'hits' | 'alarms'): number[] {
  const weeks = Array.from({ length: WEEKS }, () => 0);
  for (const row of rows) weeks[row.week] = row[figure];
  return weeks;
}

const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0);
