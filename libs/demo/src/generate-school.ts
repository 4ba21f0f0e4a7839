import { Directory, type SchoolCard } from './directory';
import { FamilyMaker } from './families';
import { NameGiver } from './names';
import { Random } from './random';

export interface SchoolSizes {
  /** Names such as « 5e B ». */
  divisions: readonly string[];
  pupilsPerDivision: number;
  teachers: number;
  /** How many of the parents agreed to the association’s groups, from 0 to 1. */
  consentShare: number;
}

const DAY_MS = 86_400_000;

/**
 * A school of any size from a seed, for measuring: one association, everybody of the direction and every parent with an
 * account (`direction`, `adjoint`, `moderatrice`, `moderateur2`, `parent1`, `parent2` …, each followed by `@` and the UAI).
 */
export function generateSchool(seed: number, card: SchoolCard, sizes: SchoolSizes): Directory {
  const random = new Random(seed);
  const names = new NameGiver(random);
  const directory = new Directory(card);
  const since = new Date(Date.now() - 60 * DAY_MS);
  const member = (role: 'direction' | 'teacher' | 'parent', login: string | null): string => {
    const familyName = names.family();
    const person = directory.person({ givenName: names.adult(familyName), familyName, roles: [role] });
    if (login !== null) directory.account(person, login, `${login}@${card.uai.toLowerCase()}.example.org`);
    return person;
  };
  const association = directory.association('FCPE');
  const divisions = sizes.divisions.map((name) => directory.division(name));
  for (const login of ['direction', 'adjoint']) member('direction', `${login}@${card.uai}`);
  for (const login of ['moderatrice', 'moderateur2'])
    directory.mandate(association, member('parent', `${login}@${card.uai}`), 'moderator', since);
  for (let teacher = 0; teacher < sizes.teachers; teacher++)
    directory.teaches(member('teacher', null), random.pick(divisions));
  const families = new FamilyMaker(directory, random, names).fill(
    new Map(divisions.map((division) => [division, sizes.pupilsPerDivision])),
  );
  families
    .flatMap(({ parents }) => parents)
    .forEach((parent, index) => {
      directory.account(parent, `parent${index + 1}@${card.uai}`, null);
      if (random.chance(sizes.consentShare))
        directory.consent(association, parent, {
          source: 'bulletin de rentrée',
          proof: `bulletin ${index + 1}`,
          at: since,
        });
    });
  return directory;
}
