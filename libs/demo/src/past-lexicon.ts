import { newId, type Sql } from '@app/platform';
import { createThreatFilter, schoolRuleId, type ThreatFilter } from '@app/threat-filter';
import { insertRows } from './insert-rows';
import { momentOf } from './moments';
import type { Stage } from './stage';
import type { FilterChange, FilterStory } from './texts/script';

/** Changes of the filter are made in the morning. */
const HOUR_OF_CHANGES = '09:40';

/** What a demo school changed of its filter, and the filter that this made at each moment. */
export class PastLexicon {
  private readonly made = new Map<string, ThreatFilter>();

  private constructor(
    private readonly stage: Stage,
    private readonly story: FilterStory,
    private readonly accounts: ReadonlyMap<string, string>,
    private readonly pupils: readonly string[],
  ) {}

  /** Reads the people of the school, who are there already. */
  static async of(sql: Sql, stage: Stage, story: FilterStory): Promise<PastLexicon> {
    const { uai } = stage.directory.school;
    const accounts = await sql.query<{ id: string; person: string }>(
      'select id, person_id as person from account where school = $1',
      [uai],
    );
    const pupils = await sql.query<{ name: string }>(
      `select given_name || ' ' || family_name as name from person where school = $1 and pupil`,
      [uai],
    );
    return new PastLexicon(
      stage,
      story,
      new Map(accounts.map(({ id, person }) => [person, id])),
      pupils.map(({ name }) => name),
    );
  }

  async write(sql: Sql): Promise<void> {
    const school = this.stage.directory.school.uai;
    await insertRows(
      sql,
      'school_word',
      this.story.words.map(({ term, severity, category, explanation, removed, ...added }) => ({
        school,
        id: newId(),
        term,
        rule: schoolRuleId(term),
        severity,
        category,
        explanation: explanation ?? null,
        added_by: this.account(added),
        added_at: momentOfChange(added),
        removed_by: removed === undefined ? null : this.account(removed),
        removed_at: removed === undefined ? null : momentOfChange(removed),
      })),
    );
    await insertRows(
      sql,
      'switched_off_rule',
      this.story.switchedOff.map(({ rule, reason, switchedOn, ...off }) => ({
        school,
        id: newId(),
        rule,
        reason,
        switched_off_by: this.account(off),
        switched_off_at: momentOfChange(off),
        switched_on_by: switchedOn === undefined ? null : this.account(switchedOn),
        switched_on_at: switchedOn === undefined ? null : momentOfChange(switchedOn),
      })),
    );
  }

  /** The school’s filter as it was at a moment. */
  filterAt(moment: Date): ThreatFilter {
    const inForce = (since: FilterChange, until: FilterChange | undefined): boolean =>
      momentOfChange(since) <= moment && (until === undefined || moment < momentOfChange(until));
    const additions = this.story.words.filter((word) => inForce(word, word.removed));
    const disabledRules = this.story.switchedOff
      .filter((off) => inForce(off, off.switchedOn))
      .map(({ rule }) => rule);
    const key = JSON.stringify([additions.map(({ term }) => term), disabledRules]);
    const filter =
      this.made.get(key) ?? createThreatFilter({ additions, disabledRules, directoryNames: this.pupils });
    this.made.set(key, filter);
    return filter;
  }

  private account({ by }: FilterChange): string {
    const account = this.accounts.get(this.stage.cast.id(by));
    if (account === undefined) throw new Error(`${by} has no account in the demo`);
    return account;
  }
}

const momentOfChange = ({ daysAgo }: FilterChange): Date => momentOf(daysAgo, HOUR_OF_CHANGES);
