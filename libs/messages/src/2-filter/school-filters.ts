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
  private readonly madeWithoutNames = new Map<string, Promise<ThreatFilter>>();

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
      this.madeWithoutNames.clear();
    });
  }

  of(schoolId: string): Promise<ThreatFilter> {
    return remembered(this.made, schoolId, () => this.with(schoolId, (changes) => changes));
  }

  /**
   * The school’s filter as it would be if it knew no pupil: what it says may be told to anybody, who would otherwise
   * learn, one try at a time, which names are pupils’.
   */
  withoutNames(schoolId: string): Promise<ThreatFilter> {
    return remembered(this.madeWithoutNames, schoolId, async () => {
      const { words, switchedOff } = await this.changes(schoolId);
      return createThreatFilter({ additions: words, disabledRules: switchedOff });
    });
  }

  /** The school’s filter as it would be with other changes; not remembered. */
  async with(schoolId: string, change: (changes: SchoolChanges) => SchoolChanges): Promise<ThreatFilter> {
    const row = await this.changes(schoolId);
    const { words, switchedOff } = change(row);
    return createThreatFilter({ additions: words, disabledRules: switchedOff, directoryNames: row.pupils });
  }

  forget(schoolId: string): void {
    this.made.delete(schoolId);
    this.madeWithoutNames.delete(schoolId);
  }

  private async changes(schoolId: string): Promise<ChangesRow> {
    const [row] = await this.database.query<ChangesRow>(CHANGES, [schoolId]);
    if (!row) throw new Error(`no changes of ${schoolId} can be read`);
    return row;
  }
}

/** What was made for the school before, or else is made now; a failure is not remembered. */
function remembered(
  made: Map<string, Promise<ThreatFilter>>,
  schoolId: string,
  make: () => Promise<ThreatFilter>,
): Promise<ThreatFilter> {
  const known = made.get(schoolId);
  if (known) return known;
  const making = make();
  made.set(schoolId, making);
  making.catch(() => {
    if (made.get(schoolId) === making) made.delete(schoolId);
  });
  return making;
}
