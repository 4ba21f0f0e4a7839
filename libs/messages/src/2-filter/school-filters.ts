import type { Database, Signals } from '@app/platform';
import { createThreatFilter, type SchoolWord, type ThreatFilter } from '@app/threat-filter';

/** What a school changed of the shared lexicon. */
export interface SchoolChanges {
  words: SchoolWord[];
  switchedOff: string[];
}

interface ChangesRow extends SchoolChanges {
  pupils: string[];
}

const CHANGES = `
select
  coalesce((select jsonb_agg(jsonb_build_object('term', term, 'severity', severity, 'category', category) order by id)
    from school_word where school = $1 and removed_at is null), '[]') as words,
  array(select rule from switched_off_rule where school = $1 and switched_on_at is null order by rule) as "switchedOff",
  array(select given_name || ' ' || family_name from person where school = $1 and pupil) as pupils`;

/** The filter of each school: the shared lexicon with the school’s own changes, made once and again when they change. */
export class SchoolFilters {
  private readonly made = new Map<string, Promise<ThreatFilter>>();

  constructor(
    private readonly database: Database,
    signals: Signals,
  ) {
    const forget = ({ school }: { school: string }): void => {
      this.forget(school);
    };
    signals.on('lexicon-changed', forget);
    signals.on('school-changed', forget);
    signals.onLost(() => {
      this.made.clear();
    });
  }

  of(schoolId: string): Promise<ThreatFilter> {
    const known = this.made.get(schoolId);
    if (known) return known;
    const making = this.with(schoolId, (changes) => changes);
    this.made.set(schoolId, making);
    making.catch(() => {
      if (this.made.get(schoolId) === making) this.made.delete(schoolId);
    });
    return making;
  }

  /** The school’s filter as it would be with other changes; not remembered. */
  async with(schoolId: string, change: (changes: SchoolChanges) => SchoolChanges): Promise<ThreatFilter> {
    const [row] = await this.database.query<ChangesRow>(CHANGES, [schoolId]);
    if (!row) throw new Error(`no changes of ${schoolId} can be read`);
    const { words, switchedOff } = change(row);
    return createThreatFilter({ additions: words, disabledRules: switchedOff, directoryNames: row.pupils });
  }

  forget(schoolId: string): void {
    this.made.delete(schoolId);
  }
}
