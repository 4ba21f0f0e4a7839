import type { Database } from '@app/platform';

const BATCH = 100;
/** How long the outbox is left alone when it was empty; a release wakes it earlier. */
const IDLE_MS = 5_000;
/** Connected readers come first: their messages leave before the deliveries are written down. */
const GRACE_MS = 300;

/**
 * One statement: what leaves the outbox is delivered, what cannot be delivered stays. Two servers never take the same
 * rows, and a recipient who has a delivery of a message on a transport never gets a second one.
 */
const DELIVER = `
with taken as (
  delete from outbox where id in (select id from outbox order by id limit ${BATCH} for update skip locked)
  returning school, message_id
)
, delivered as (
  insert into delivery (school, message_id, recipient_id, transport, audience_id)
  select r.school, r.message_id, a.person_id, 'web', r.audience_id
  from taken t
  join release r on r.school = t.school and r.message_id = t.message_id
  join audience_member a on a.school = r.school and a.audience_id = r.audience_id
  on conflict do nothing
)
select count(*)::int as taken from taken`;

/** Step 6 of the path: turns released messages into one delivery for each frozen recipient. */
export class DeliveryWorker {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private woken = false;
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    this.schedule(0);
  }

  /** A release was committed: look at the outbox soon. */
  wake(): void {
    if (this.woken) return;
    this.woken = true;
    if (!this.running) this.schedule(GRACE_MS);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Delivers everything that waits; answers how many messages that were. */
  async drain(): Promise<number> {
    let total = 0;
    for (;;) {
      const [row] = await this.database.query<{ taken: number }>(DELIVER);
      const taken = row?.taken ?? 0;
      total += taken;
      if (taken < BATCH) return total;
    }
  }

  private schedule(delay: number): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.woken = false;
      this.running = this.drain()
        .then(() => undefined, this.onError)
        .finally(() => {
          this.running = undefined;
          this.schedule(this.woken ? GRACE_MS : IDLE_MS);
        });
    }, delay);
    this.timer.unref();
  }
}
