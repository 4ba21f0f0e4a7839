import type { ReportCategory } from '@app/contract';
import type { DeciderMove } from '../4-decision/deciding';
import type { VerdictRow } from '../2-filter/screen';

export interface DetailRow {
  verdictSeverity: number;
  lexiconVersion: string;
  findings: VerdictRow['findings'];
  falseAlarms: string[];
  before: { authorId: string; text: string; releasedAt: string }[];
  record: { published: number; refused: number; returned: number };
  revisions: { number: number; text: string; createdAt: string }[];
  decisions: {
    outcome: DeciderMove;
    kind: 'ordinary' | 'sole-keyholder';
    by: string;
    at: string;
    revision: number;
    round: number;
    reasonCode: string | null;
    reason: string | null;
  }[];
  reports: { category: ReportCategory; comment: string; at: string; by: string }[];
  appeal: { text: string; at: string } | null;
  audience: { frozen: number; now: number; added: number; removed: number };
}

const iso = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Everything beside the item itself, in one round trip. $1 school, $2 message. */
export const DETAIL_SQL = `
select j.severity as "verdictSeverity", j.lexicon_version as "lexiconVersion", j.findings,
  array(select rule from false_alarm where school = m.school and message_id = m.id and revision = m.revision) as "falseAlarms",
  coalesce((select jsonb_agg(x order by x.position) from (
    select r.position, r.author_id as "authorId", r.text, ${iso('r.released_at')} as "releasedAt"
    from readable_message r
    where r.school = m.school and r.channel_id = m.channel_id and r.state = 'delivered'
      and r.position < coalesce((select position from release where school = m.school and message_id = m.id), 2147483647)
    order by r.position desc limit 3) x), '[]') as before,
  (select jsonb_build_object(
     'published', count(*) filter (where o.state in ('delivered', 'retracted')),
     'refused', count(*) filter (where o.state = 'rejected'),
     'returned', count(*) filter (where o.state = 'returned'))
   from message o where o.school = m.school and o.author_id = m.author_id and o.channel_id = m.channel_id
     and o.id <> m.id) as record,
  coalesce((select jsonb_agg(jsonb_build_object('number', number, 'text', text, 'createdAt', ${iso('created_at')})
     order by number) from revision where school = m.school and message_id = m.id), '[]') as revisions,
  coalesce((select jsonb_agg(jsonb_build_object('outcome', outcome, 'kind', kind, 'by', decided_by, 'at', ${iso('decided_at')},
     'revision', revision, 'round', round, 'reasonCode', reason_code, 'reason', reason) order by decided_at, id)
   from decision where school = m.school and message_id = m.id), '[]') as decisions,
  coalesce((select jsonb_agg(jsonb_build_object('category', category, 'comment', comment, 'at', ${iso('created_at')},
     'by', reporter_id) order by created_at)
   from report where school = m.school and message_id = m.id and closed_by is null), '[]') as reports,
  (select jsonb_build_object('text', text, 'at', ${iso('created_at')})
   from appeal where school = m.school and message_id = m.id and revision = m.revision and round = m.round) as appeal,
  (select jsonb_build_object('frozen', count(f.person_id), 'now', count(n.person_id),
     'added', count(*) filter (where f.person_id is null), 'removed', count(*) filter (where n.person_id is null))
   from (select person_id from audience_member where school = m.school and audience_id = m.audience_id) f
   full join (select person_id from audience_member where school = m.school and audience_id = c.audience_id) n
     using (person_id)) as audience
from message m
join channel c on c.school = m.school and c.id = m.channel_id
join verdict j on j.school = m.school and j.message_id = m.id and j.revision = m.revision
where m.school = $1 and m.id = $2`;
