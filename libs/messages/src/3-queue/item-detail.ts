import type { Channel, Channels, Principal } from '@app/community';
import { Problem, type ReportCategory } from '@app/contract';
import type { Verdict } from '@app/threat-filter';
import { newId, type Database } from '@app/platform';
import type { Access } from '../access';
import { audienceView, type AudienceView } from '../5-release/channel-list';
import { severityOf } from '../2-filter/screen';
import type { DeciderMove } from '../4-decision/deciding';
import type { Names } from '../names';
import type { Queue, QueueItem, QueueRow } from './queue';
import { DETAIL_SQL, type DetailRow } from './item-detail.sql';

export interface DecisionView {
  outcome: DeciderMove;
  /** `sole-keyholder`: its author released it, for want of a second key. */
  kind: 'ordinary' | 'sole-keyholder';
  by: string;
  at: string;
  revision: number;
  round: number;
  reason?: { code: string | null; text: string };
}

/** One item with all that is needed to decide on it fairly. */
export interface QueueItemDetail extends QueueItem {
  verdict: Pick<
    Verdict,
    'outcome' | 'severity' | 'explanation' | 'advice' | 'matches' | 'lexiconVersion'
  > | null;
  falseAlarms: string[];
  before: { authorName: string; text: string; releasedAt: string }[];
  /** What became of the author’s other messages in the channel; only for those who read the channel. */
  authorRecord?: { published: number; refused: number; returned: number };
  revisions: { number: number; text: string; createdAt: string }[];
  decisions: DecisionView[];
  openReports: { category: ReportCategory; comment: string; at: string; by: string }[];
  /** The text is null while the message is masked. */
  appeal?: { text: string | null; at: string };
  audience?: AudienceView;
  audienceChange?: { frozen: number; now: number; added: number; removed: number };
}

const RECORD_REVEAL = `
insert into reveal (school, id, message_id, revision, person_id)
select school, $3, id, revision, $4 from message where school = $1 and id = $2 and (state = 'quarantined' or endangers) returning id`;

/** The detail of an item, and the revealing of a masked one. */
export class ItemDetails {
  constructor(
    private readonly database: Database,
    private readonly channels: Channels,
    private readonly access: Access,
    private readonly names: Names,
    private readonly queue: Queue,
  ) {}

  /** @throws Problem `not-found` */
  async one(principal: Principal, messageId: string): Promise<QueueItemDetail> {
    const { item, row, channel } = await this.queue.one(principal, messageId);
    return this.detail(principal, item, row, channel);
  }

  /**
   * Shows a masked text to a person who keeps the quarantine; written down before the text leaves.
   * @throws Problem `not-found`
   */
  async reveal(principal: Principal, messageId: string): Promise<QueueItemDetail> {
    const { schoolId } = await this.access.message(principal, messageId, 'quarantine.reveal');
    const { item, row, channel } = await this.queue.one(principal, messageId);
    if (item.masked) {
      const values = [schoolId, messageId, newId(), principal.person.id];
      const [recorded] = await this.database.query(RECORD_REVEAL, values);
      // Somebody cleared or sealed it in the meantime: it is no longer this person’s to read.
      if (!recorded) throw new Problem('not-found');
    }
    return this.detail(principal, { ...item, masked: false, text: row.text }, row, channel);
  }

  private async detail(
    principal: Principal,
    item: QueueItem,
    row: QueueRow,
    channel: Channel,
  ): Promise<QueueItemDetail> {
    const [found] = await this.database.query<DetailRow>(DETAIL_SQL, [channel.schoolId, item.id]);
    if (!found) throw new Problem('not-found');
    const inChannel = this.access.actionsIn(principal, channel);
    const reads = inChannel.includes('channel.read');
    const people = [
      ...found.before.map(({ authorId }) => authorId),
      ...found.decisions.map(({ by }) => by),
      ...found.reports.map(({ by }) => by),
    ];
    const names = await this.names.of(channel.schoolId, people);
    const nameOf = (id: string): string => names.get(id)?.name ?? '';
    // Authors who meet a message of their own here learn neither what the filter found nor who reported it.
    const isOwn = row.authorId === principal.person.id;
    return {
      ...item,
      verdict: item.masked || isOwn ? null : verdictView(row, found),
      falseAlarms: item.masked || isOwn ? [] : found.falseAlarms,
      before: reads
        ? found.before.map(({ authorId, ...rest }) => ({ authorName: nameOf(authorId), ...rest }))
        : [],
      ...(reads && { authorRecord: found.record }),
      revisions: item.masked || !reads ? [] : found.revisions.filter(({ number }) => number < row.revision),
      decisions: found.decisions.map((row) => decisionView(row, nameOf, item.masked)),
      openReports: (isOwn ? [] : found.reports).map(({ by, ...rest }) => ({ ...rest, by: nameOf(by) })),
      ...(found.appeal && { appeal: item.masked ? { ...found.appeal, text: null } : found.appeal }),
      ...(inChannel.includes('channel.follow') && { audience: await audienceView(this.channels, channel) }),
      ...(found.audience.added + found.audience.removed > 0 && { audienceChange: found.audience }),
    };
  }
}

/** Words to an author may repeat what is masked; those with which a message was escalated are for whoever meets it masked. */
function decisionView(
  { by, reasonCode, reason, ...rest }: DetailRow['decisions'][number],
  nameOf: (id: string) => string,
  masked: boolean,
): DecisionView {
  const text = masked && rest.outcome !== 'escalate' ? null : reason;
  const hasReason = reasonCode !== null || text !== null;
  return { ...rest, by: nameOf(by), ...(hasReason && { reason: { code: reasonCode, text: text ?? '' } }) };
}

function verdictView(row: QueueRow, { findings, lexiconVersion, verdictSeverity }: DetailRow) {
  return {
    outcome: row.outcome,
    severity: severityOf(verdictSeverity),
    explanation: findings.explanation,
    ...(findings.advice !== undefined && { advice: findings.advice }),
    matches: findings.matches,
    lexiconVersion,
  };
}
