import { ordinary, promised, type Player } from './cast';
import { Stage } from './stage';

const LYCEE_UAI = '0990002P';
const SEED = 1889;

const lycee = (key: string, givenName: string, familyName: string): Player =>
  promised('lycee.parvis', key, givenName, familyName);

/** A second, small school, to see that schools are apart. */
export function setUpLycee(): Stage {
  const stage = new Stage(
    {
      uai: LYCEE_UAI,
      name: 'Lycée Alice-Milliat',
      phone: '02 61 91 07 35',
      academy: { code: 70, name: 'Normandie' },
    },
    SEED,
  );
  const { cast } = stage;
  stage.openDivisions(['2de 1', '1re 2'], 12);
  stage.openAssociation('FCPE');
  cast.enter(lycee('direction', 'Gilles', 'Auvray'), 'direction');
  cast.enter(lycee('adjoint', 'Soazig', 'Perrot'), 'direction');
  stage.enterFamily({
    parents: [lycee('parent1', 'Odile', 'Maheut')],
    pupils: [
      { givenName: 'Noa', familyName: 'Maheut', division: '2de 1', player: lycee('eleve1', 'Noa', 'Maheut') },
    ],
  });
  stage.enterFamily({
    parents: [lycee('parent2', 'Karim', 'Zitouni')],
    pupils: [{ givenName: 'Lilia', familyName: 'Zitouni', division: '2de 1' }],
  });
  stage.enterFamily({
    parents: [lycee('moderatrice', 'Nathalie', 'Cordier')],
    pupils: [{ givenName: 'Martin', familyName: 'Cordier', division: '2de 1' }],
  });
  stage.enterFamily({
    parents: [ordinary('Yann', 'Kerleau')],
    pupils: [{ givenName: 'Maëlle', familyName: 'Kerleau', division: '1re 2' }],
  });
  stage.moderates('moderatrice', 'FCPE');
  stage.moderates('yann.kerleau', 'FCPE');
  stage.consents(
    'FCPE',
    ['parent1', 'parent2', 'moderatrice', 'yann.kerleau'].map((key) => cast.id(key)),
  );
  stage.enterTeachers(5);
  for (const { parents } of stage.fillDivisions())
    if (stage.random.chance(0.4)) stage.consents('FCPE', parents);
  return stage;
}
