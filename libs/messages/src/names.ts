import { labelsOf } from '@app/community';
import type { PersonRef } from '@app/contract';
import type { Database, Signals } from '@app/platform';

/** Names and labels of people, remembered until their school changes. */
export class Names {
  private readonly schools = new Map<string, Map<string, PersonRef>>();

  constructor(
    private readonly database: Database,
    signals: Signals,
  ) {
    signals.on('school-changed', ({ school }) => this.schools.delete(school));
    signals.onLost(() => {
      this.schools.clear();
    });
  }

  /** One reference for each id, in any order. */
  async of(schoolId: string, ids: readonly string[]): Promise<ReadonlyMap<string, PersonRef>> {
    const known = this.schools.get(schoolId) ?? new Map<string, PersonRef>();
    this.schools.set(schoolId, known);
    const missing = [...new Set(ids)].filter((id) => !known.has(id));
    if (missing.length > 0) {
      for (const [id, { name, label }] of await labelsOf(this.database, schoolId, missing)) {
        known.set(id, { id, name, label });
      }
    }
    return known;
  }

  async one(schoolId: string, id: string): Promise<PersonRef> {
    const name = (await this.of(schoolId, [id])).get(id);
    if (!name) throw new Error(`person ${id} of ${schoolId} has no name`);
    return name;
  }
}
