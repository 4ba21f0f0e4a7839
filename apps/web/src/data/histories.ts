import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import { EMPTY_HISTORY, lastPosition, merge, type History } from './history';

const PAGE = 50;
const LARGEST_PAGE = 200;

type Range = { after?: number; before?: number; limit?: number };
const read = (id: string, query: Range) =>
  answer(api.GET('/api/channels/{id}/messages', { params: { path: { id }, query } }));

/**
 * The history of one channel. Read again, it covers all that this device already holds, so that what was released
 * or retracted meanwhile shows; messages that the socket brings during that reading are kept.
 */
export const historyQuery = (channelId: string) =>
  queryOptions({
    queryKey: ['history', channelId],
    queryFn: async ({ client, queryKey }): Promise<History> => {
      const held = (): History => client.getQueryData<History>(queryKey) ?? EMPTY_HISTORY;
      const oldest = held().items[0]?.position;
      const limit = Math.min(LARGEST_PAGE, Math.max(PAGE, held().items.length));
      let { items, next } = await read(channelId, { limit });
      while (oldest !== undefined && next !== undefined && next > oldest) {
        const page = await read(channelId, { before: next, limit: Math.min(LARGEST_PAGE, next - oldest) });
        items = [...page.items, ...items];
        next = page.next;
      }
      const reached = items[0]?.position;
      const older = oldest !== undefined && reached !== undefined && reached > oldest ? held().older : next;
      return merge({ items: held().items }, items, older);
    },
  });

/** Reads what was released after the last message held: the socket left a hole. */
export async function catchUp(queries: QueryClient, channelId: string): Promise<void> {
  const { queryKey } = historyQuery(channelId);
  let next: number | undefined;
  do {
    const after: number = next ?? lastPosition(queries.getQueryData(queryKey) ?? EMPTY_HISTORY);
    const page = await read(channelId, { after, limit: LARGEST_PAGE });
    queries.setQueryData(queryKey, (history) => history && merge(history, page.items));
    next = page.next;
  } while (next !== undefined);
}

const underWay = new Map<string, Promise<void>>();

/** Reads the page before the oldest message held; asked twice at once, it is read once. */
export function readOlder(queries: QueryClient, channelId: string): Promise<void> {
  const current = underWay.get(channelId);
  if (current !== undefined) return current;
  const { queryKey } = historyQuery(channelId);
  const before = queries.getQueryData(queryKey)?.older;
  if (before === undefined) return Promise.resolve();
  const reading = read(channelId, { before, limit: PAGE })
    .then((page) => {
      queries.setQueryData(
        queryKey,
        (history) => history && merge({ items: history.items }, page.items, page.next),
      );
    })
    .finally(() => underWay.delete(channelId));
  underWay.set(channelId, reading);
  return reading;
}
