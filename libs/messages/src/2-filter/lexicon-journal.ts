import { governedSchool, type Principal } from '@app/community';
import { Problem } from '@app/contract';
import type { Database } from '@app/platform';
import { ACCOUNT_NAMES } from './lexicon-desk';

/** One change of the school’s lexicon. */
export interface LexiconChange {
  what: 'word-added' | 'word-removed' | 'rule-switched-off' | 'rule-switched-on';
  subject: string;
  /** Why, where that was said. */
  reason: string | null;
  /** Null for the second of two spellings of a word, which an update of the server removed. */
  by: string | null;
  at: string;
}

interface Row extends Omit<LexiconChange, 'at'> {
  id: string;
  at: Date;
}

/** $2 and $3: the change after which the page begins. */
const PAGE = `
with change as (
  select id, 'word-added' as what, term as subject, explanation as reason, added_by as account, added_at as at
  from school_word where school = $1
  union all
  select id, 'word-removed', term, null, removed_by, removed_at from school_word
  where school = $1 and removed_at is not null
  union all
  select id, 'rule-switched-off', rule, reason, switched_off_by, switched_off_at from switched_off_rule
  where school = $1
  union all
  select id, 'rule-switched-on', rule, null, switched_on_by, switched_on_at from switched_off_rule
  where school = $1 and switched_on_at is not null
)
select c.id, c.what, c.subject, c.reason, n.name as by, c.at
from change c left join ${ACCOUNT_NAMES} n on n.id = c.account
where $2::text is null or (c.at, c.id, c.what) < (select at, id, what from change where what = $2 and id = $3::uuid)
order by c.at desc, c.id desc, c.what desc limit $4`;

/** What a cursor looks like: the last change of the page before it. */
const CURSOR =
  /^(word-added|word-removed|rule-switched-off|rule-switched-on)\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Who changed what of the school’s lexicon, and when: from the last change back to the first. */
export class LexiconJournal {
  constructor(private readonly database: Database) {}

  /**
   * Newest first; `next` is the cursor of the following page.
   * @throws Problem `not-found` for a school this person does not govern, `validation.failed` for a cursor that is none
   */
  async list(principal: Principal, asked: string | undefined, cursor: string | undefined, limit: number) {
    const school = await governedSchool(this.database, principal, asked);
    const after = cursor === undefined ? [] : CURSOR.exec(cursor);
    if (!after)
      throw new Problem('validation.failed', { errors: [{ field: 'cursor', message: 'unknown-cursor' }] });
    const [, what = null, id = null] = after;
    const rows = await this.database.query<Row>(PAGE, [school, what, id, limit + 1]);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(({ what, subject, reason, by, at }): LexiconChange => {
        return { what, subject, reason, by, at: at.toISOString() };
      }),
      ...(rows.length > limit && last && { next: `${last.what}.${last.id}` }),
    };
  }
}
