import type { Channels, Principal } from '@app/community';
import type { Access } from '@app/messages';
import { canInSchool } from '@app/policy';

/** Names of socket.io rooms; each but the operators’ begins with its school, so that none is ever shared by two. */
export const rooms = {
  session: (sessionId: string): string => `session:${sessionId}`,
  school: (schoolId: string): string => `${schoolId}:all`,
  person: (schoolId: string, personId: string): string => `${schoolId}:person:${personId}`,
  channel: (schoolId: string, channelId: string): string => `${schoolId}:channel:${channelId}`,
  /** Those who decide for an association, or who hold the second key. */
  deciders: (schoolId: string, associationId: string | null): string =>
    `${schoolId}:deciders:${associationId ?? 'keys'}`,
  quarantine: (schoolId: string): string => `${schoolId}:quarantine`,
  /** Those who may see what the school changed of the filter. */
  filter: (schoolId: string): string => `${schoolId}:filter`,
  operators: 'operators',
};

/** Every room that this person’s sockets belong in, by the policy as it stands. */
export async function roomsOf(principal: Principal, channels: Channels, access: Access): Promise<string[]> {
  const { school, person, sessionId, capacities } = principal;
  if (!school) return [rooms.session(sessionId), rooms.operators];
  const joined = new Set([
    rooms.session(sessionId),
    rooms.school(school.id),
    rooms.person(school.id, person.id),
  ]);
  if (canInSchool(capacities, 'lexicon.read')) joined.add(rooms.filter(school.id));
  for (const channel of await channels.all(school.id)) {
    if (access.allowsIn(principal, channel, 'channel.read')) joined.add(rooms.channel(school.id, channel.id));
    if (access.allowsIn(principal, channel, 'queue.read'))
      joined.add(rooms.deciders(school.id, channel.associationId));
    if (access.allowsIn(principal, channel, 'quarantine.read')) joined.add(rooms.quarantine(school.id));
  }
  return [...joined];
}
