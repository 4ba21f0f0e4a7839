import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { answer, api, setCsrfToken, type Schema } from '../api/client';

export type Me = Schema['MeDto'];

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async (): Promise<Me> => {
    const me = await answer(api.GET('/api/me'));
    setCsrfToken(me.csrfToken);
    return me;
  },
  gcTime: Infinity,
});

/** The person signed in; for screens behind the door, where it is known. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data;

export const signIn = (login: string, password: string, otp?: string): Promise<Schema['OpenedSessionDto']> =>
  answer(api.POST('/api/auth/login', { body: { login, password, ...(otp ? { otp } : {}) } }));

export const checkInvitation = (code: string): Promise<Schema['InvitationDto']> =>
  answer(api.POST('/api/auth/invitation/check', { body: { code } }));

export const acceptInvitation = (body: Schema['AcceptInvitationDto']): Promise<Schema['OpenedSessionDto']> =>
  answer(api.POST('/api/auth/invitation/accept', { body }));
