import { Cast, type Player } from './cast';
import { Directory, type SchoolCard } from './directory';
import { FamilyMaker, type Family } from './families';
import { NameGiver } from './names';
import { Random } from './random';

const DAY_MS = 86_400_000;

/** A family written by hand, because a player belongs to it. */
export interface PlayedFamily {
  parents: readonly Player[];
  pupils: readonly { givenName: string; familyName: string; division: string; player?: Player }[];
}

/** A demo school while it is being set up: its directory, its players, and chance. */
export class Stage {
  readonly directory: Directory;
  readonly cast: Cast;
  readonly random: Random;
  readonly names: NameGiver;
  private readonly divisions = new Map<string, string>();
  private readonly places = new Map<string, number>();
  private readonly associations = new Map<string, string>();

  constructor(card: SchoolCard, seed: number) {
    this.directory = new Directory(card);
    this.cast = new Cast(this.directory);
    this.random = new Random(seed);
    this.names = new NameGiver(this.random);
  }

  openDivisions(names: readonly string[], pupils: number): void {
    for (const name of names) {
      const id = this.directory.division(name);
      this.divisions.set(name, id);
      this.places.set(id, pupils);
    }
  }

  openAssociation(name: string): void {
    this.associations.set(name, this.directory.association(name));
  }

  enterFamily({ parents, pupils }: PlayedFamily): void {
    const guardians = parents.map((parent) => this.cast.enter(parent, 'parent'));
    for (const { givenName, familyName, division, player } of pupils) {
      const divisionId = this.divisionId(division);
      const pupil = player
        ? this.cast.enterPupil(player, divisionId)
        : this.directory.pupil(givenName, familyName, divisionId);
      this.places.set(divisionId, (this.places.get(divisionId) ?? 0) - 1);
      for (const guardian of guardians) this.directory.guardian(guardian, pupil);
    }
  }

  /** Fills what the played families left free. */
  fillDivisions(): Family[] {
    return new FamilyMaker(this.directory, this.random, this.names).fill(this.places);
  }

  /** Teachers, each with a few of the divisions. */
  enterTeachers(count: number): void {
    const divisions = [...this.divisions.values()];
    for (let teacher = 0; teacher < count; teacher++) {
      const familyName = this.names.family();
      const givenName = this.names.adult(familyName);
      const id = this.directory.person({ givenName, familyName, roles: ['teacher'] });
      const taught = new Set(
        Array.from({ length: this.random.between(2, 4) }, () => this.random.pick(divisions)),
      );
      for (const division of taught) this.directory.teaches(id, division);
    }
  }

  /** Gives a player the mandate to moderate for an association. */
  moderates(key: string, association: string): void {
    this.directory.mandate(this.associationId(association), this.cast.id(key), 'moderator', daysAgo(65));
  }

  consents(association: string, personIds: readonly string[]): void {
    for (const personId of personIds) {
      const at = daysAgo(this.random.between(30, 70));
      this.directory.consent(this.associationId(association), personId, this.proofOf(association, at));
    }
  }

  /** Agreed in September, and changed their mind since. */
  consentsNoMore(association: string, personIds: readonly string[]): void {
    for (const personId of personIds) {
      const at = daysAgo(this.random.between(50, 70));
      const withdrawnAt = daysAgo(this.random.between(5, 25));
      this.directory.consent(this.associationId(association), personId, {
        ...this.proofOf(association, at),
        withdrawnAt,
      });
    }
  }

  private proofOf(association: string, at: Date): { source: string; proof: string; at: Date } {
    const paper = this.random.chance(0.7);
    const number = this.random.between(1, 400);
    return paper
      ? {
          source: 'Bulletin papier remis à la rentrée',
          proof: `Bulletin ${association} n° ${number}, classeur 1`,
          at,
        }
      : { source: 'Formulaire en ligne de l’association', proof: `Réponse n° ${number}`, at };
  }

  private divisionId(name: string): string {
    const id = this.divisions.get(name);
    if (id === undefined) throw new Error(`no division ${name}`);
    return id;
  }

  private associationId(name: string): string {
    const id = this.associations.get(name);
    if (id === undefined) throw new Error(`no association ${name}`);
    return id;
  }
}

const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY_MS);
