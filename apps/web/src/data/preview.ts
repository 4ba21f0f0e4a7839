import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Schema } from '../api/client';

export type Preview = Schema['PreviewDto'];

const KEPT_MS = 60_000;

/** What the filter will say of a text that is not sent yet. Help that does not come is not asked for twice. */
export const previewQuery = (channelId: string, text: string) =>
  queryOptions({
    queryKey: ['preview', channelId, text],
    queryFn: (): Promise<Preview> =>
      answer(api.POST('/api/channels/{id}/preview', { params: { path: { id: channelId } }, body: { text } })),
    retry: false,
    gcTime: KEPT_MS,
  });
