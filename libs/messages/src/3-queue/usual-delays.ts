import type { Database } from '@app/platform';

/** Fewer decisions than this say nothing about what is usual. */
const ENOUGH_DECISIONS = 3;
const REMEMBERED_MS = 5 * 60_000;

const MEDIANS = `
select m.channel_id as "channelId",
  ceil(percentile_cont(0.5) within group (order by extract(epoch from d.decided_at - m.submitted_at)) / 60)::int as minutes
from decision d join message m on m.school = d.school and m.id = d.message_id
where d.school = $1 and d.outcome in ('approve', 'reject', 'return') and d.revision = 1 and d.round = 1
  and d.decided_at > now() - interval '30 days'
group by m.channel_id having count(*) >= ${ENOUGH_DECISIONS}`;

/** The promise of a queue: the median minutes from post to first decision, by channel, over thirty days. */
export class UsualDelays {
  private readonly remembered = new Map<
    string,
    { until: number; delays: Promise<ReadonlyMap<string, number>> }
  >();

  constructor(
    private readonly database: Database,
    private readonly now: () => number = Date.now,
  ) {}

  of(schoolId: string): Promise<ReadonlyMap<string, number>> {
    const known = this.remembered.get(schoolId);
    if (known && known.until > this.now()) return known.delays;
    const delays = this.read(schoolId);
    this.remembered.set(schoolId, { until: this.now() + REMEMBERED_MS, delays });
    delays.catch(() => this.remembered.delete(schoolId));
    return delays;
  }

  private async read(schoolId: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.query<{ channelId: string; minutes: number }>(MEDIANS, [schoolId]);
    return new Map(rows.map(({ channelId, minutes }) => [channelId, minutes]));
  }
}
