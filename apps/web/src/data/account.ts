import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api, type Schema } from '../api/client';

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async (): Promise<Schema['SessionDto'][]> => (await answer(api.GET('/api/auth/sessions'))).items,
  staleTime: 0,
});

export async function endSession(id: string): Promise<void> {
  await answer(api.DELETE('/api/auth/sessions/{id}', { params: { path: { id } } }));
}

export async function endOtherSessions(): Promise<void> {
  await answer(api.POST('/api/auth/sessions/end-others'));
}

export async function changePassword(current: string, next: string): Promise<void> {
  await answer(api.POST('/api/auth/password', { body: { current, next } }));
}

/** People of the directory who have no account yet, by the words of their name. */
export const peopleQuery = (query: string) =>
  infiniteQueryOptions({
    queryKey: ['people', query],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/people', {
          params: {
            query: {
              withoutAccount: true,
              ...(query === '' ? {} : { query }),
              ...(pageParam === undefined ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });

export const invite = (personId: string): Promise<Schema['CreatedInvitationDto']> =>
  answer(api.POST('/api/invitations', { body: { personId } }));
