import {
  infiniteQueryOptions,
  queryOptions,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query';
import type { QueueChangedEvent, ReasonCode } from '@app/contract';
import { answer, api, type Schema } from '../api/client';

export type QueueItem = Schema['QueueItemDto'];
export type QueueItemDetail = Schema['QueueItemDetailDto'];
export type Claim = QueueItem['claim'];

export const queueQuery = infiniteQueryOptions({
  queryKey: ['queue'],
  queryFn: ({ pageParam }) =>
    answer(
      api.GET('/api/moderation/queue', {
        params: { query: pageParam === undefined ? { limit: 100 } : { cursor: pageParam, limit: 100 } },
      }),
    ),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next,
});

export const queueItemQuery = (id: string) =>
  queryOptions({
    queryKey: ['queue-item', id],
    queryFn: (): Promise<QueueItemDetail> =>
      answer(api.GET('/api/moderation/messages/{id}', { params: { path: { id } } })),
    gcTime: 60_000,
  });

/** What a decider does to a waiting or reported message. */
export type Move = 'approve' | 'reject' | 'return' | 'escalate' | 'clear' | 'seal' | 'retract' | 'keep';

export interface Decision {
  item: QueueItem;
  move: Move;
  reason?: string;
  reasonCode?: ReasonCode;
}

/** Sends a decision; with `leaving` the request outlives the page. */
export async function decide({ item, move, reason, reasonCode }: Decision, leaving: boolean): Promise<void> {
  await answer(
    api.POST(`/api/moderation/messages/{id}/${move}`, {
      params: { path: { id: item.id } },
      body: { version: item.version, reason, reasonCode },
      keepalive: leaving,
    }),
  );
}

export const claim = (id: string, version: number): Promise<QueueItem> =>
  answer(api.POST('/api/moderation/messages/{id}/claim', { params: { path: { id } }, body: { version } }));

export async function passOn(id: string): Promise<void> {
  await answer(api.DELETE('/api/moderation/messages/{id}/claim', { params: { path: { id } } }));
}

/** The text of a masked message; the server records each time. */
export const reveal = (id: string): Promise<QueueItemDetail> =>
  answer(api.POST('/api/moderation/messages/{id}/reveal', { params: { path: { id } } }));

export const approveTogether = (items: readonly QueueItem[]) =>
  answer(
    api.POST('/api/moderation/bulk-approve', {
      body: { items: items.map(({ id, version }) => ({ id, version })) },
    }),
  );

type Pages = InfiniteData<Schema['QueueDto']>;

const mapItems = (pages: Pages | undefined, map: (items: QueueItem[]) => QueueItem[]): Pages | undefined =>
  pages && { ...pages, pages: pages.pages.map((page) => ({ ...page, items: map(page.items) })) };

/** Shows who is deciding, in the list and in the message that is open. */
export function showClaim(queries: QueryClient, id: string, held: Claim): void {
  const withClaim = <T extends QueueItem>(item: T): T => (item.id === id ? { ...item, claim: held } : item);
  queries.setQueryData(queueQuery.queryKey, (pages) => mapItems(pages, (items) => items.map(withClaim)));
  queries.setQueryData(queueItemQuery(id).queryKey, (detail) => detail && withClaim(detail));
}

/** Takes decided messages out of the list before the server is asked again. */
export function dropDecided(queries: QueryClient, ids: readonly string[]): void {
  queries.setQueryData(queueQuery.queryKey, (pages) =>
    mapItems(pages, (items) => items.filter((item) => !ids.includes(item.id))),
  );
}

/** Follows a change told by the socket: a claim is shown at once, all else is read from the server. */
export function followQueue(queries: QueryClient, event: QueueChangedEvent): void {
  const items = queries.getQueryData(queueQuery.queryKey)?.pages.flatMap((page) => page.items);
  const known = items?.find((item) => item.id === event.messageId);
  if (known !== undefined && event.claim !== undefined && event.version === known.version) {
    showClaim(queries, known.id, event.claim);
    return;
  }
  void queries.invalidateQueries({ queryKey: queueQuery.queryKey });
  if (event.messageId !== undefined)
    void queries.invalidateQueries({ queryKey: queueItemQuery(event.messageId).queryKey });
}
