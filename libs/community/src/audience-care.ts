import type { Database, Sql } from '@app/platform';
import { settleChannels, tellSchoolChanged } from './open-channels';

/** Schools that could not be looked at, and those that another server was at, are looked at again after this time. */
const AGAIN_MS = 60_000;
/** The clocks of the server and its database are not one. */
const AFTER_MIDNIGHT_MS = 1_000;

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

  /**
   * Gives every channel of every school the audience it should have today; changes nothing where it has it.
   * @param only these schools instead of all of them
   * @returns the schools that could not be looked at, or that another server is at
   */
  async refresh(only?: readonly string[]): Promise<string[]> {
    const schools = only ?? (await this.schools());
    const left: string[] = [];
    for (const uai of schools) {
      if (this.stopped) break;
      try {
        if (!(await this.database.transaction((sql) => refreshSchool(sql, uai)))) left.push(uai);
      } catch (error) {
        this.onError(error);
        left.push(uai);
      }
    }
    return left;
  }

  private async schools(): Promise<string[]> {
    const rows = await this.database.query<{ uai: string }>('select uai from school order by uai');
    return rows.map(({ uai }) => uai);
  }

  private async refreshAndWait(only?: readonly string[]): Promise<void> {
    let pause = AGAIN_MS;
    let next = only;
    try {
      const begun = performance.now();
      // Asked first: a midnight that comes during the work is not passed over.
      const [day] = await this.database.query<{ milliseconds: number }>(UNTIL_TOMORROW);
      const left = await this.refresh(only);
      const midnight = (day?.milliseconds ?? 0) + AFTER_MIDNIGHT_MS - (performance.now() - begun);
      next = left.length > 0 && midnight > AGAIN_MS ? left : undefined;
      pause = next ? AGAIN_MS : Math.max(midnight, 0);
    } catch (error) {
      this.onError(error);
    }
    if (this.stopped) return;
    this.timer = this.later(() => {
      this.running = this.refreshAndWait(next);
    }, pause);
    this.timer.unref();
  }
}

/** @returns false when another server is at it */
async function refreshSchool(sql: Sql, uai: string): Promise<boolean> {
  const [lock] = await sql.query<{ held: boolean }>(LOCK, [uai]);
  if (!lock?.held) return false;
  const changed = await settleChannels(sql, uai);
  const turned = await sql.query(TURNED, [uai]);
  if (changed || turned.length > 0) await tellSchoolChanged(sql, uai);
  return true;
}
