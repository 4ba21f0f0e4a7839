import type { Directory } from './directory';
import type { NameGiver } from './names';
import type { Random } from './random';

export interface Family {
  familyName: string;
  /** Level 1: whom the school and the associations call the parents. */
  parents: string[];
  pupils: string[];
}

/**
 * Fills divisions with pupils of invented families as they are: together, separated, alone with a child; with a brother
 * or a sister in another class; now and then a grandmother in charge or an uncle to be called.
 */
export class FamilyMaker {
  constructor(
    private readonly directory: Directory,
    private readonly random: Random,
    private readonly names: NameGiver,
  ) {}

  /** @param vacancies how many pupils each division still takes */
  fill(vacancies: ReadonlyMap<string, number>): Family[] {
    const left = new Map(vacancies);
    const families: Family[] = [];
    for (;;) {
      const open = [...left].filter(([, places]) => places > 0).map(([division]) => division);
      const [first] = open;
      if (first === undefined) return families;
      const sibling = this.random.chance(0.14) ? this.random.pick(open) : first;
      const divisions = sibling === first ? [first] : [first, sibling];
      for (const division of divisions) left.set(division, (left.get(division) ?? 0) - 1);
      families.push(this.family(divisions));
    }
  }

  private family(divisions: readonly string[]): Family {
    const familyName = this.names.family();
    const pupils = divisions.map((division) =>
      this.directory.pupil(this.names.child(familyName), familyName, division),
    );
    const parents = this.parents(familyName);
    for (const pupil of pupils) {
      for (const parent of parents) this.directory.guardian(parent, pupil);
    }
    if (this.random.chance(0.06)) this.relative(pupils, 2);
    if (this.random.chance(0.08)) this.relative(pupils, 3);
    return { familyName, parents, pupils };
  }

  private parents(familyName: string): string[] {
    const mother = this.random.chance(0.85);
    if (this.random.chance(0.14)) return [this.adult(familyName, mother ? 'woman' : 'man')];
    const separated = this.random.chance(0.3);
    const other = separated ? this.names.family() : familyName;
    return [this.adult(other, 'woman'), this.adult(familyName, mother ? 'man' : 'woman')];
  }

  /** Somebody in charge of the pupils (2) or to be called (3): known to the school, not a legal guardian. */
  private relative(pupils: readonly string[], level: 2 | 3): void {
    const relative = this.adult(this.names.family(), this.random.pick(['woman', 'man']));
    for (const pupil of pupils) this.directory.guardian(relative, pupil, level);
  }

  private adult(familyName: string, kind: 'woman' | 'man'): string {
    const givenName = kind === 'woman' ? this.names.woman(familyName) : this.names.man(familyName);
    return this.directory.person({
      givenName,
      familyName,
      roles: ['parent'],
      email: emailOf(givenName, familyName),
    });
  }
}

/** An address at a domain reserved for examples: nothing written to it can arrive. */
export function emailOf(givenName: string, familyName: string): string {
  return `${loginOf(givenName, familyName)}@example.org`;
}

/** `aicha.da-cunha` */
export function loginOf(givenName: string, familyName: string): string {
  const plain = (name: string) =>
    name
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, '-');
  return `${plain(givenName)}.${plain(familyName)}`;
}
