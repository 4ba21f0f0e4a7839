import type { ChannelKind } from '@app/policy';
import type { Database, Signals } from '@app/platform';
import type { Principal } from './principal';

export type ChannelWho = 'all' | 'parents' | 'pupils' | 'staff';

export interface Channel {
  readonly schoolId: string;
  readonly id: string;
  readonly kind: ChannelKind;
  readonly name: string;
  readonly associationId: string | null;
  readonly associationName: string | null;
  readonly divisionId: string | null;
  readonly divisionName: string | null;
  readonly who: ChannelWho;
  readonly memberCount: number;
  /** How many persons may decide on what is written here, the author included where one of them writes. */
  readonly decidersCount: number;
}

/** To whom a channel goes now. */
export interface AudienceSummary {
  people: number;
  /** Households among the recipients: parents who look after the same pupils are one. */
  families: number;
  pupils: number;
  /** Up to five names, always the same ones for the same audience. */
  sample: string[];
}

const CHANNELS_OF_SCHOOL = `
select c.school as "schoolId", c.id, c.kind, c.name, c.association_id as "associationId", a.name as "associationName",
       c.division_id as "divisionId", d.name as "divisionName", c.who,
       (select count(*)::int from audience_member m where m.school = c.school and m.audience_id = c.audience_id)
         as "memberCount",
       case when c.kind = 'association' then
         (select count(distinct m.person_id)::int from mandate m
           where m.school = c.school and m.association_id = c.association_id and m.function = 'moderator'
             and m.since <= current_date and (m.until is null or m.until >= current_date))
       else
         (select count(distinct r.person_id)::int from person_role r
           where r.school = c.school and r.role in ('direction', 'administration'))
       end as "decidersCount"
  from channel c
  left join association a on a.school = c.school and a.id = c.association_id
  left join division d on d.school = c.school and d.id = c.division_id
 where c.school = $1
 order by c.kind = 'association', d.name is not null, d.name desc, a.name, array_position(array['all', 'parents', 'pupils', 'staff'], c.who)`;

const AUDIENCE = `
with member as (
  select p.id, p.pupil, p.given_name || ' ' || p.family_name as name
    from channel c
    join audience_member m on m.school = c.school and m.audience_id = c.audience_id
    join person p on p.school = m.school and p.id = m.person_id
   where c.school = $1 and c.id = $2
), household as (
  select array_agg(g.pupil_id order by g.pupil_id) as pupils
    from member m join guardianship g on g.school = $1 and g.parent_id = m.id and g.level = 1
   group by m.id
)
select (select count(*)::int from member) as people,
       (select count(distinct pupils)::int from household) as families,
       (select count(*)::int from member where pupil) as pupils,
       coalesce((select array_agg(name) from (select name from member order by md5(id::text) limit 5) s), '{}') as sample`;

/** The channels of each school, remembered until the school changes. */
export class Channels {
  private readonly remembered = new Map<string, Promise<ReadonlyMap<string, Channel>>>();
  private readonly audiences = new WeakMap<Channel, Promise<AudienceSummary>>();

  constructor(
    private readonly database: Database,
    signals: Signals,
  ) {
    signals.on('school-changed', ({ school }) => {
      this.remembered.delete(school);
    });
    signals.onLost(() => {
      this.remembered.clear();
    });
  }

  async find(schoolId: string, channelId: string): Promise<Channel | undefined> {
    return (await this.ofSchool(schoolId)).get(channelId);
  }

  /** Announcement channels first, the whole school before its divisions; then the association groups. */
  async all(schoolId: string): Promise<Channel[]> {
    return [...(await this.ofSchool(schoolId)).values()];
  }

  /** What is true of this person and this channel; nothing is, for a channel of another school. */
  facts(principal: Principal, channel: Channel): { isMember: boolean; moderates: boolean } {
    const own = principal.school?.id === channel.schoolId;
    return {
      isMember: own && principal.memberOf.has(channel.id),
      moderates: own && channel.associationId !== null && principal.moderates.has(channel.associationId),
    };
  }

  /** To whom a channel goes; read once for as long as the channel itself is remembered. */
  audienceOf(channel: Channel): Promise<AudienceSummary> {
    const known = this.audiences.get(channel);
    if (known) return known;
    const reading = this.readAudience(channel);
    this.audiences.set(channel, reading);
    reading.catch(() => this.audiences.delete(channel));
    return reading;
  }

  private async readAudience(channel: Channel): Promise<AudienceSummary> {
    const [audience] = await this.database.prepared<AudienceSummary>('audience-of-channel', AUDIENCE, [
      channel.schoolId,
      channel.id,
    ]);
    return audience ?? { people: 0, families: 0, pupils: 0, sample: [] };
  }

  private ofSchool(schoolId: string): Promise<ReadonlyMap<string, Channel>> {
    const known = this.remembered.get(schoolId);
    if (known) return known;
    const reading = this.read(schoolId);
    this.remembered.set(schoolId, reading);
    reading.catch(() => {
      if (this.remembered.get(schoolId) === reading) this.remembered.delete(schoolId);
    });
    return reading;
  }

  private async read(schoolId: string): Promise<ReadonlyMap<string, Channel>> {
    const channels = await this.database.query<Channel>(CHANNELS_OF_SCHOOL, [schoolId]);
    return new Map(channels.map((channel) => [channel.id, channel]));
  }
}
