import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import { answer, api, type Schema } from '../api/client';

export type Channel = Schema['ChannelDto'];

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: async (): Promise<Channel[]> => (await answer(api.GET('/api/channels'))).items,
});

export const isGroup = (channel: Channel): boolean => channel.kind === 'association';
export const isAnnouncement = (channel: Channel): boolean => channel.kind !== 'association';
export const unreadIn = (channels: readonly Channel[] | undefined): number =>
  channels?.reduce((sum, { unread }) => sum + unread, 0) ?? 0;

export const useGroups = () => useQuery({ ...channelsQuery, select: (channels) => channels.filter(isGroup) });
export const useAnnouncements = () =>
  useQuery({ ...channelsQuery, select: (channels) => channels.filter(isAnnouncement) });
export const useChannel = (id: string) =>
  useQuery({ ...channelsQuery, select: (channels) => channels.find((channel) => channel.id === id) });

/** Counts a message that was just released; one’s own is read already. */
export function countReleased(channel: Channel, position: number, mine: boolean): Channel {
  if (position <= channel.lastPosition) return channel;
  return { ...channel, lastPosition: position, unread: channel.unread + (mine ? 0 : 1) };
}

/** What was read up to a position, here and for this person’s other devices. A lower position changes nothing. */
export async function markRead(queries: QueryClient, channelId: string, position: number): Promise<void> {
  const channel = queries.getQueryData(channelsQuery.queryKey)?.find(({ id }) => id === channelId);
  if (channel === undefined || position <= channel.readPosition) return;
  changeChannel(queries, channelId, (now) => ({
    ...now,
    readPosition: Math.max(now.readPosition, position),
    unread: Math.min(now.unread, Math.max(0, now.lastPosition - position)),
  }));
  await answer(
    api.PUT('/api/channels/{id}/read', { params: { path: { id: channelId } }, body: { position } }),
  );
}

export function changeChannel(queries: QueryClient, id: string, change: (channel: Channel) => Channel): void {
  queries.setQueryData(channelsQuery.queryKey, (channels) =>
    channels?.map((channel) => (channel.id === id ? change(channel) : channel)),
  );
}
