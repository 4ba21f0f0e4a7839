import type { Principal } from '@app/community';
import { Problem, type MessageState, type ReportCategory } from '@app/contract';
import type { Database } from '@app/platform';
import type { Access } from '../access';
import { cleanOptional } from '../1-post/clean-text';
import { SEVERITY_RANK } from '../2-filter/screen';
import type { PathListener } from '../path-listener';

/** A report of a danger goes to the direction as well as to those who approved. */
const ENDANGERS: ReadonlySet<ReportCategory> = new Set<ReportCategory>(['danger']);

/**
 * One report of each reader, told again when it was closed or has become a danger; the item reopens with the first open
 * one and grows graver with a danger.
 */
const REPORT = `
with before as (
  select from report where school = $1 and message_id = $2 and reporter_id = $3 and closed_by is null
), reported as (
  insert into report (school, message_id, reporter_id, category, comment) values ($1, $2, $3, $4, $5)
  on conflict (school, message_id, reporter_id) do update
    set category = excluded.category, comment = excluded.comment, closed_by = null, created_at = now()
    where report.closed_by is not null or (excluded.category = 'danger' and report.category <> 'danger')
  returning school, message_id
)
update message m set
  open_reports = m.open_reports + case when exists (select from before) then 0 else 1 end,
  version = m.version + 1,
  endangers = m.endangers or $6,
  severity = greatest(m.severity, $7::smallint),
  waiting_since = case when m.open_reports = 0 then now() else m.waiting_since end
from reported r
where m.school = r.school and m.id = r.message_id and m.state = 'delivered'
returning m.state, m.version`;

const IS_DELIVERED = `select from message where school = $1 and id = $2 and state = 'delivered'`;

/** After the delivery: readers report, and the message comes back to those who decide. */
export class Reporting {
  constructor(
    private readonly database: Database,
    private readonly access: Access,
    private readonly listener: PathListener,
  ) {}

  /**
   * Reports a released message; reporting it twice counts once.
   * @throws Problem `not-found`
   */
  async report(
    principal: Principal,
    messageId: string,
    category: ReportCategory,
    comment?: string,
  ): Promise<void> {
    const message = await this.access.message(principal, messageId, 'message.report');
    const { schoolId, channelId, channel } = message;
    const [delivered] = await this.database.query(IS_DELIVERED, [schoolId, messageId]);
    if (!delivered) throw new Problem('not-found');
    const endangers = ENDANGERS.has(category);
    const [row] = await this.database.query<{ state: MessageState; version: number }>(REPORT, [
      schoolId,
      messageId,
      principal.person.id,
      category,
      cleanOptional(comment) ?? '',
      endangers,
      SEVERITY_RANK[endangers ? 'critical' : 'medium'],
    ]);
    if (!row) return;
    this.listener.queueChanged(
      { schoolId, associationId: channel.associationId, deciders: true, quarantine: endangers },
      { messageId, channelId, state: row.state, version: row.version },
    );
  }
}
