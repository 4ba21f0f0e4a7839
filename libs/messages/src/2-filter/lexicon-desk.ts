import { governedSchool, type Principal } from '@app/community';
import { Problem } from '@app/contract';
import { brokenConstraint, newId, SIGNAL_SQL, type Database, type Sql } from '@app/platform';
import { listRules, schoolRuleId, type SchoolWord, type Verdict } from '@app/threat-filter';
import { cleanOptional, cleanText } from '../1-post/clean-text';
import { fitWord, sharedRule, withCandidate } from './candidate';
import type { SchoolFilters } from './school-filters';
import { screen } from './screen';

export interface WordInForce extends SchoolWord {
  id: string;
  /** The rule that the word is, as verdicts and figures call it. */
  rule: string;
  /** Why the school watches for it. */
  explanation: string | null;
  addedBy: string;
  addedAt: string;
}

export interface SwitchedOffRule {
  rule: string;
  label: string;
  severity: Verdict['severity'];
  reason: string;
  by: string;
  at: string;
}

/** What the filter says of a text that somebody tries; the matches point into `text`, the text as it would be kept. */
export interface Trial extends Verdict {
  text: string;
}

export interface SchoolLexiconView {
  school: string;
  words: WordInForce[];
  switchedOff: SwitchedOffRule[];
}

/** Who an account belongs to, by its id. */
export const ACCOUNT_NAMES = `
(select a.id, coalesce(p.given_name || ' ' || p.family_name, a.operator_name) as name
 from account a left join person p on p.school = a.school and p.id = a.person_id)`;

const WORDS = `
select w.id, w.term, w.severity, w.category, w.explanation, n.name as "addedBy", w.added_at as "addedAt"
from school_word w join ${ACCOUNT_NAMES} n on n.id = w.added_by
where w.school = $1 and w.removed_at is null order by lower(w.term)`;

const SWITCHED_OFF = `
select r.rule, r.reason, n.name as by, r.switched_off_at as at
from switched_off_rule r join ${ACCOUNT_NAMES} n on n.id = r.switched_off_by
where r.school = $1 and r.switched_on_at is null order by r.switched_off_at desc`;

/**
 * Where direction and operator change the school’s part of the filter. A switched-off rule, critical ones included, stays
 * visible to everybody who moderates, with its reason. Every server makes its filter again when the change commits.
 */
export class LexiconDesk {
  constructor(
    private readonly database: Database,
    private readonly filters: SchoolFilters,
  ) {}

  /** @throws Problem `not-found` for a school this person does not govern */
  async read(principal: Principal, school: string | undefined): Promise<SchoolLexiconView> {
    const id = await governedSchool(this.database, principal, school);
    const [words, rules] = await Promise.all([
      this.database.query<Omit<WordInForce, 'rule'> & { addedAt: Date }>(WORDS, [id]),
      this.database.query<{ rule: string; reason: string; by: string; at: Date }>(SWITCHED_OFF, [id]),
    ]);
    const known = new Map(listRules().map((rule) => [rule.id, rule]));
    return {
      school: id,
      words: words.map((word) => ({
        ...word,
        rule: schoolRuleId(word.term),
        addedAt: word.addedAt.toISOString(),
      })),
      switchedOff: rules.map(({ at, ...rule }) => ({
        ...rule,
        // A rule that a later lexicon no longer has stays listed under its id.
        label: known.get(rule.rule)?.label ?? rule.rule,
        severity: known.get(rule.rule)?.severity ?? 'none',
        at: at.toISOString(),
      })),
    };
  }

  /** @throws Problem `word.unfit`, `word.exists`, `not-found` */
  async addWord(
    principal: Principal,
    school: string | undefined,
    word: SchoolWord,
    explanation?: string,
  ): Promise<void> {
    const { term, severity, category } = fitWord(word);
    await this.change(principal, school, async (sql, id) => {
      await sql.query(
        `insert into school_word (school, id, term, rule, severity, category, explanation, added_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          id,
          newId(),
          term,
          schoolRuleId(term),
          severity,
          category,
          cleanOptional(explanation),
          principal.accountId,
        ],
      );
    });
  }

  /** @throws Problem `not-found` */
  async removeWord(principal: Principal, school: string | undefined, wordId: string): Promise<void> {
    await this.change(principal, school, async (sql, id) => {
      const removed = await sql.query(
        `update school_word set removed_by = $3, removed_at = now()
         where school = $1 and id = $2 and removed_at is null returning id`,
        [id, wordId, principal.accountId],
      );
      if (removed.length === 0) throw new Problem('not-found');
    });
  }

  /** @throws Problem `reason.required`, `rule.switched`, `not-found` */
  async switchOff(
    principal: Principal,
    school: string | undefined,
    rule: string,
    why: string,
  ): Promise<void> {
    const reason = cleanOptional(why);
    if (reason === null)
      throw new Problem('reason.required', {
        case: 'rule',
        errors: [{ field: 'reason', message: 'required' }],
      });
    sharedRule(rule);
    await this.change(principal, school, async (sql, id) => {
      await sql.query(
        'insert into switched_off_rule (school, id, rule, reason, switched_off_by) values ($1, $2, $3, $4, $5)',
        [id, newId(), rule, reason, principal.accountId],
      );
    });
  }

  /** @throws Problem `rule.switched`, `not-found` */
  async switchOn(principal: Principal, school: string | undefined, rule: string): Promise<void> {
    await this.change(principal, school, async (sql, id) => {
      const switched = await sql.query(
        `update switched_off_rule set switched_on_by = $3, switched_on_at = now()
         where school = $1 and rule = $2 and switched_on_at is null returning id`,
        [id, rule, principal.accountId],
      );
      if (switched.length === 0) {
        sharedRule(rule);
        throw new Problem('rule.switched');
      }
    });
  }

  /**
   * What the school’s filter says of a text, with a word that is not added yet where one is given.
   * @throws Problem `text.empty`, `text.too-long`, `word.unfit`, `word.exists`, `not-found`
   */
  async tryText(
    principal: Principal,
    school: string | undefined,
    written: string,
    candidate: SchoolWord | undefined,
  ): Promise<Trial> {
    const id = await governedSchool(this.database, principal, school);
    const { text } = cleanText(written);
    const filter = candidate
      ? await this.filters.with(id, (changes) => withCandidate(changes, { word: candidate }))
      : await this.filters.of(id);
    return { text, ...screen(filter, text) };
  }

  private async change(
    principal: Principal,
    school: string | undefined,
    write: (sql: Sql, schoolId: string) => Promise<void>,
  ): Promise<void> {
    const id = await governedSchool(this.database, principal, school);
    try {
      await this.database.transaction(async (sql) => {
        await write(sql, id);
        await sql.query(SIGNAL_SQL, ['lexicon-changed', JSON.stringify({ school: id })]);
      });
    } catch (error) {
      const constraint = brokenConstraint(error);
      if (constraint === 'school_word_in_force') throw new Problem('word.exists');
      if (constraint === 'switched_off_rule_in_force') throw new Problem('rule.switched');
      throw error;
    }
    this.filters.forget(id);
  }
}
