import type { AudienceSummary, Channel, Channels, Principal } from '@app/community';
import type { Database } from '@app/platform';
import type { Action, ChannelKind } from '@app/policy';
import { schoolOf, type Access } from '../access';
import type { UsualDelays } from '../3-queue/usual-delays';

/** A channel as one reader sees it. */
export interface ChannelView {
  id: string;
  kind: ChannelKind;
  name: string;
  association?: { id: string; name: string };
  audience?: AudienceView;
  memberCount: number;
  decidersCount: number;
  usualDelayMinutes: number | null;
  lastPosition: number;
  readPosition: number;
  unread: number;
  allowedActions: Action[];
}

export interface AudienceView extends AudienceSummary {
  scope: 'school' | 'division';
  divisionName?: string;
  who: Channel['who'];
}

interface Progress {
  id: string;
  lastPosition: number;
  readPosition: number;
  unread: number;
}

/** Unread messages are counted up to this many. */
const UNREAD_CAP = 100;

const PROGRESS = `
select c.id, c.last_position::int as "lastPosition", coalesce(g.position, 0)::int as "readPosition", u.unread::int
from channel c
left join reading g on g.school = c.school and g.channel_id = c.id and g.person_id = $2
cross join lateral (
  select count(*) as unread from (
    select from readable_message r
    where r.school = c.school and r.channel_id = c.id and r.position > coalesce(g.position, 0)
      and r.author_id <> $2 and r.state = 'delivered'
    limit ${UNREAD_CAP}
  ) capped
) u
where c.school = $1 and c.id = any ($3::uuid[])`;

const WHO_ORDER: readonly Channel['who'][] = ['all', 'parents', 'pupils', 'staff'];
const KIND_ORDER: readonly ChannelKind[] = ['emergency', 'announcement', 'notice', 'association'];

/** The channels a person may read, with what they have not read yet. */
export class ChannelList {
  constructor(
    private readonly database: Database,
    private readonly channels: Channels,
    private readonly access: Access,
    private readonly delays: UsualDelays,
  ) {}

  /** Announcements first, then the groups; of each the whole school’s before those of the classes. */
  async list(principal: Principal): Promise<ChannelView[]> {
    const schoolId = schoolOf(principal);
    const readable = (await this.channels.all(schoolId))
      .map((channel) => ({ channel, allowedActions: this.access.actionsIn(principal, channel) }))
      .filter(({ allowedActions }) => allowedActions.includes('channel.read'))
      .sort((a, b) => compare(a.channel, b.channel));
    const ids = readable.map(({ channel }) => channel.id);
    const rows = await this.database.query<Progress>(PROGRESS, [schoolId, principal.person.id, ids]);
    const progress = new Map(rows.map((row) => [row.id, row]));
    const delays = await this.delays.of(schoolId);
    return Promise.all(
      readable.map(async ({ channel, allowedActions }) => ({
        id: channel.id,
        kind: channel.kind,
        name: channel.name,
        ...(channel.associationId !== null && {
          association: { id: channel.associationId, name: channel.associationName ?? '' },
        }),
        ...(allowedActions.includes('channel.follow') && {
          audience: await audienceView(this.channels, channel),
        }),
        memberCount: channel.memberCount,
        decidersCount: channel.decidersCount,
        usualDelayMinutes: delays.get(channel.id) ?? null,
        lastPosition: progress.get(channel.id)?.lastPosition ?? 0,
        readPosition: progress.get(channel.id)?.readPosition ?? 0,
        unread: progress.get(channel.id)?.unread ?? 0,
        allowedActions,
      })),
    );
  }
}

/** To whom a channel goes, in words and numbers. */
export async function audienceView(channels: Channels, channel: Channel): Promise<AudienceView> {
  return {
    scope: channel.divisionId === null ? 'school' : 'division',
    ...(channel.divisionName !== null && { divisionName: channel.divisionName }),
    who: channel.who,
    ...(await channels.audienceOf(channel)),
  };
}

function compare(a: Channel, b: Channel): number {
  return (
    KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) ||
    (a.divisionName ?? '').localeCompare(b.divisionName ?? '', 'fr') ||
    WHO_ORDER.indexOf(a.who) - WHO_ORDER.indexOf(b.who) ||
    a.name.localeCompare(b.name, 'fr')
  );
}
