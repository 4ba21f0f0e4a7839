import { ordinary, promised, type Player } from './cast';
import { Stage, type PlayedFamily } from './stage';

export const COLLEGE_UAI = '0990001N';
const SEED = 2024;

const demo = (key: string, givenName: string, familyName: string): Player =>
  promised('demo.parvis', key, givenName, familyName);

const child = (givenName: string, familyName: string, division: string) => ({
  givenName,
  familyName,
  division,
});

const ELEVE1 = demo('eleve1', 'Issa', 'Diallo');
const GARNIERS: Player[] = ['Sylvie', 'Marc'].map((givenName) => ({
  ...ordinary(givenName, 'Garnier'),
  email: 'garnier@demo.parvis',
}));

const FAMILIES: readonly PlayedFamily[] = [
  // Members of the FCPE in 5e B.
  {
    parents: [demo('parent1', 'Amina', 'Diallo'), ordinary('Ousmane', 'Diallo')],
    pupils: [{ ...child('Issa', 'Diallo', '5e B'), player: ELEVE1 }, child('Fatou', 'Diallo', '3e A')],
  },
  { parents: [demo('parent2', 'Julien', 'Ferrand')], pupils: [child('Lucie', 'Ferrand', '5e B')] },
  { parents: [demo('parent3', 'Sofia', 'Marques')], pupils: [child('Tiago', 'Marques', '5e B')] },
  { parents: [demo('parent4', 'Mickaël', 'Le Goff')], pupils: [child('Ewen', 'Le Goff', '5e B')] },
  {
    parents: [demo('parent5', 'Linh', 'Nguyen')],
    pupils: [child('Minh', 'Nguyen', '5e B'), child('Lan', 'Nguyen', '4e C')],
  },
  { parents: [demo('parent6', 'Carole', 'Duvivier')], pupils: [child('Anton', 'Duvivier', '5e B')] },
  { parents: [demo('moderatrice', 'Léa', 'Morvan')], pupils: [child('Nolwenn', 'Morvan', '5e B')] },
  // In 6e A.
  { parents: [demo('parent7', 'Farid', 'Benali')], pupils: [child('Selma', 'Benali', '6e A')] },
  { parents: [demo('parent8', 'Elsa', 'Rousselin')], pupils: [child('Abel', 'Rousselin', '6e A')] },
  { parents: [demo('moderateur2', 'Thierry', 'Osei')], pupils: [child('Grâce', 'Osei', '6e A')] },
  { parents: [ordinary('Aïcha', 'Traoré')], pupils: [child('Sekou', 'Traoré', '6e A')] },
  { parents: [ordinary('Jérôme', 'Picard')], pupils: [child('Jeanne', 'Picard', '6e A')] },
  // In 4e C and 3e A.
  { parents: [ordinary('Laurence', 'Perrin')], pupils: [child('Hugo', 'Perrin', '4e C')] },
  { parents: [ordinary('Miguel', 'Costa')], pupils: [child('Inès', 'Costa', '4e C')] },
  { parents: [ordinary('Yasmine', 'Haddad')], pupils: [child('Rayan', 'Haddad', '3e A')] },
  { parents: [ordinary('Bruno', 'Lemoine')], pupils: [child('Zoé', 'Lemoine', '3e A')] },
  // Members of the PEEP; the Garniers share their e-mail address.
  { parents: [demo('parent9', 'Pascal', 'Delattre')], pupils: [child('Rose', 'Delattre', '5e B')] },
  { parents: [demo('moderatrice-peep', 'Sandrine', 'Lachaud')], pupils: [child('Jules', 'Lachaud', '4e C')] },
  { parents: GARNIERS, pupils: [child('Maxence', 'Garnier', '4e C'), child('Lise', 'Garnier', '6e A')] },
];

const FCPE = [
  ...['parent1', 'parent2', 'parent3', 'parent4', 'parent5', 'parent6', 'parent7', 'parent8'],
  ...['moderatrice', 'moderateur2', 'aicha.traore', 'jerome.picard'],
  ...['laurence.perrin', 'miguel.costa', 'yasmine.haddad', 'bruno.lemoine'],
];
const PEEP = ['parent9', 'moderatrice-peep', 'sylvie.garnier', 'marc.garnier'];

/** A collège of four classes with some 120 pupils and 200 guardians, most of whom have no account yet. */
export function setUpCollege(): Stage {
  const stage = new Stage(
    {
      uai: COLLEGE_UAI,
      name: 'Collège Jeanne-Barret',
      phone: '02 61 91 04 12',
      academy: { code: 70, name: 'Normandie' },
    },
    SEED,
  );
  const { cast } = stage;
  stage.openDivisions(['6e A', '5e B', '4e C', '3e A'], 30);
  stage.openAssociation('FCPE');
  stage.openAssociation('PEEP');
  cast.enter(demo('direction', 'Hélène', 'Kerbrat'), 'direction');
  cast.enter(demo('adjoint', 'Karim', 'Belhadj'), 'direction');
  cast.enter(demo('vie-scolaire', 'Nadia', 'Fontaine'), 'administration');
  cast.enter(ordinary('Josiane', 'Pruvost'), 'administration');
  for (const family of FAMILIES) stage.enterFamily(family);
  stage.moderates('moderatrice', 'FCPE');
  stage.moderates('moderateur2', 'FCPE');
  stage.moderates('moderatrice-peep', 'PEEP');
  stage.moderates('marc.garnier', 'PEEP');
  stage.consents(
    'FCPE',
    FCPE.map((key) => cast.id(key)),
  );
  stage.consents(
    'PEEP',
    PEEP.map((key) => cast.id(key)),
  );
  stage.enterTeachers(12);
  for (const { parents } of stage.fillDivisions()) joinAssociations(stage, parents);
  return stage;
}

function joinAssociations(stage: Stage, parents: readonly string[]): void {
  const one = [stage.random.pick(parents)];
  const those = stage.random.chance(0.5) ? parents : one;
  if (stage.random.chance(0.42)) stage.consents('FCPE', those);
  else if (stage.random.chance(0.1)) stage.consentsNoMore('FCPE', one);
  if (stage.random.chance(0.18)) stage.consents('PEEP', those);
}
