import { infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';
import type { ReportCategory } from '@app/contract';
import { answer, api, type Schema } from '../api/client';

export type OwnMessage = Schema['OwnMessageDto'];

/** Characters taken out of a text on arrival, by message: the server tells it once, when it accepts the text. */
const removed = new Map<string, number>();

export const mineQuery = infiniteQueryOptions({
  queryKey: ['mine'],
  queryFn: async ({ pageParam }): Promise<Schema['OwnMessagesDto']> => {
    const query = pageParam === undefined ? {} : { cursor: pageParam };
    const page = await answer(api.GET('/api/messages/mine', { params: { query } }));
    return { ...page, items: page.items.map((own) => ({ ...own, removedCharacters: removed.get(own.id) })) };
  },
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next,
});

export type OwnMove = 'withdraw' | 'appeal' | 'retract';

const at = (id: string) => ({ path: { id } });

/** What an author does to a message of theirs; the version is the one they saw. */
export function moveOwn(move: OwnMove, { id, version }: OwnMessage, reason: string): Promise<OwnMessage> {
  const body = reason === '' ? { version } : { version, reason };
  switch (move) {
    case 'withdraw':
      return answer(api.POST('/api/messages/{id}/withdraw', { params: at(id), body: { version } }));
    case 'appeal':
      return answer(api.POST('/api/messages/{id}/appeal', { params: at(id), body }));
    case 'retract':
      return answer(api.POST('/api/messages/{id}/retract', { params: at(id), body }));
  }
}

/** Releases one’s own announcement for want of a second key; the password is a fresh login. */
export const approveAlone = ({ id, version }: OwnMessage, password: string): Promise<OwnMessage> =>
  answer(api.POST('/api/messages/{id}/approve-alone', { params: at(id), body: { version, password } }));

export const resubmit = ({ id, version }: OwnMessage, text: string): Promise<OwnMessage> =>
  answer(api.POST('/api/messages/{id}/resubmit', { params: at(id), body: { text, version } }));

/** Takes back a released message of which only its place in the channel is known. */
export const retractReleased = (id: string, reason: string): Promise<OwnMessage> =>
  answer(api.POST('/api/messages/{id}/retract', { params: at(id), body: reason === '' ? {} : { reason } }));

export const post = (channelId: string, clientId: string, text: string): Promise<OwnMessage> =>
  answer(api.POST('/api/channels/{id}/messages', { params: at(channelId), body: { clientId, text } }));

export async function report(id: string, category: ReportCategory, reason: string): Promise<void> {
  const body = reason === '' ? { category } : { category, reason };
  await answer(api.POST('/api/messages/{id}/report', { params: at(id), body }));
}

/** Puts what the server just answered about one’s own message among those already read, first if it is new. */
export function keepOwn(queries: QueryClient, message: OwnMessage): void {
  if (message.removedCharacters !== undefined) removed.set(message.id, message.removedCharacters);
  queries.setQueryData(mineQuery.queryKey, (mine) => {
    const [first, ...others] = mine?.pages ?? [];
    if (mine === undefined || first === undefined) return mine;
    const known = mine.pages.some(({ items }) => items.some(({ id }) => id === message.id));
    if (!known) return { ...mine, pages: [{ ...first, items: [message, ...first.items] }, ...others] };
    const replace = (item: OwnMessage) => (item.id === message.id ? message : item);
    return { ...mine, pages: mine.pages.map((page) => ({ ...page, items: page.items.map(replace) })) };
  });
}
