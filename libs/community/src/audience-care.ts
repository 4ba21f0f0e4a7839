import type { Database, Sql } from '@app/platform';
import { settleChannels, tellSchoolChanged } from './open-channels';

/** After a failure the audiences are looked at again after this time. */
const AGAIN_MS = 5 * 60_000;

/** Of several servers one does the work; the others go on to the next school. */
const LOCK = `select pg_try_advisory_xact_lock(hashtext('audiences'), hashtext($1)) as held`;

/** Mandates that began today or ended yesterday; who moderates shows in labels and counts too. */
const TURNED = `
select from mandate where school = $1 and (since = current_date or until = current_date - 1) limit 1`;

/** Days begin where the dates of mandates are compared: in the database. */
const UNTIL_TOMORROW = `
select extract(epoch from date_trunc('day', now()) + interval '1 day' - now())::float * 1000 as milliseconds`;

/** Mandates begin and end by their dates, when nobody changes anything: audiences follow at every start and every midnight. */
export class AudienceCare {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly onError: (error: unknown) => void,
    private readonly later: (work: () => void, milliseconds: number) => NodeJS.Timeout = setTimeout,
  ) {}

  start(): void {
    this.running = this.refreshAndWait();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Gives every channel of every school the audience it should have today; changes nothing where it has it. */
  async refresh(): Promise<void> {
    const schools = await this.database.query<{ uai: string }>('select uai from school order by uai');
    for (const { uai } of schools) {
      if (this.stopped) return;
      await this.database.transaction((sql) => refreshSchool(sql, uai));
    }
  }

  private async refreshAndWait(): Promise<void> {
    let pause = AGAIN_MS;
    try {
      await this.refresh();
      const [day] = await this.database.query<{ milliseconds: number }>(UNTIL_TOMORROW);
      pause = day?.milliseconds ?? AGAIN_MS;
    } catch (error) {
      this.onError(error);
    }
    if (this.stopped) return;
    this.timer = this.later(() => {
      this.start();
    }, pause);
    this.timer.unref();
  }
}

async function refreshSchool(sql: Sql, uai: string): Promise<void> {
  const [lock] = await sql.query<{ held: boolean }>(LOCK, [uai]);
  if (!lock?.held) return;
  const changed = await settleChannels(sql, uai);
  const turned = await sql.query(TURNED, [uai]);
  if (changed || turned.length > 0) await tellSchoolChanged(sql, uai);
}
