import { Passwords } from '@app/community';
import { newId, type Database, type Sql } from '@app/platform';
import { COLLEGE_UAI, setUpCollege } from './college';
import { setUpLycee } from './lycee';
import { Performance, type Deciders } from './perform';
import { PastLexicon } from './past-lexicon';
import type { Stage } from './stage';
import { COLLEGE_ALERTS, COLLEGE_FILTER } from './texts/alerts';
import { ANNOUNCEMENTS } from './texts/announcements';
import { EPISODES } from './texts/episodes';
import { FCPE_THREADS } from './texts/fcpe';
import { LYCEE_EPISODES, LYCEE_THREADS } from './texts/lycee';
import { PEEP_THREADS } from './texts/peep';
import type { Alert, Episode, FilterStory, Thread } from './texts/script';
import { markAsRead, writePast } from './write-past';

/** The password of every demo account. */
export const DEMO_PASSWORD = 'parvis-demo';

/** Addresses to sign in with, one of each kind of user first. */
export const DEMO_ACCOUNTS: readonly string[] = [
  ...['direction', 'adjoint', 'vie-scolaire', 'moderatrice', 'moderateur2', 'moderatrice-peep'],
  ...Array.from({ length: 9 }, (_, index) => `parent${index + 1}`),
  ...['eleve1', 'operateur'],
].map((login) => `${login}@demo.parvis`);

/**
 * Creates the demo: a collège with a week of messages and some weeks of its filter, a small lycée, and an operator. Does nothing when it is there.
 * @returns whether it was created now
 */
export async function seedDemo(database: Database): Promise<boolean> {
  if (await hasDemo(database)) return false;
  const passwordHash = await new Passwords().hash(DEMO_PASSWORD);
  await database.transaction(async (sql) => {
    await play(sql, setUpCollege(), passwordHash, COLLEGE);
    await play(sql, setUpLycee(), passwordHash, LYCEE);
    await writeOperator(sql, passwordHash);
  });
  return true;
}

interface Script extends Deciders {
  threads: readonly Thread[];
  episodes: readonly Episode[];
  alerts: readonly Alert[];
  filter: FilterStory;
}

const COLLEGE: Script = {
  threads: [...ANNOUNCEMENTS, ...FCPE_THREADS, ...PEEP_THREADS],
  episodes: EPISODES,
  alerts: COLLEGE_ALERTS,
  filter: COLLEGE_FILTER,
  associations: { FCPE: ['moderatrice', 'moderateur2'], PEEP: ['moderatrice-peep', 'marc.garnier'] },
  announcements: ['direction', 'adjoint', 'vie-scolaire'],
};
const LYCEE: Script = {
  threads: LYCEE_THREADS,
  episodes: LYCEE_EPISODES,
  alerts: [],
  filter: { words: [], switchedOff: [] },
  associations: { FCPE: ['moderatrice', 'yann.kerleau'] },
  announcements: ['direction', 'adjoint'],
};

/** What left in the last hours is new to everybody. */
const UNREAD_HOURS = 30;

/** Writes the directory of a school and the messages that its players exchanged. */
async function play(sql: Sql, stage: Stage, passwordHash: string, script: Script): Promise<void> {
  await stage.directory.write(sql, passwordHash);
  const performance = await Performance.of(sql, stage, script);
  const { uai } = stage.directory.school;
  const lexicon = await PastLexicon.of(sql, stage, script.filter);
  await lexicon.write(sql);
  await writePast(sql, uai, (at) => lexicon.filterAt(at), [
    ...script.threads.flatMap((thread) => performance.thread(thread)),
    ...script.episodes.map((episode) => performance.episode(episode)),
    ...script.alerts.map((alert) => performance.alert(alert)),
  ]);
  await markAsRead(sql, uai, new Date(Date.now() - UNREAD_HOURS * 3_600_000));
}

async function hasDemo(database: Database): Promise<boolean> {
  const schools = await database.query('select from school where uai = $1', [COLLEGE_UAI]);
  return schools.length > 0;
}

async function writeOperator(sql: Sql, passwordHash: string): Promise<void> {
  await sql.query(
    `insert into account (id, operator_name, login, email, password_hash) values ($1, $2, $3, $4, $5)`,
    [newId(), 'Exploitation', 'operateur', 'operateur@demo.parvis', passwordHash],
  );
}
