import type { QueryClient } from '@tanstack/react-query';
import { answer, api, setCsrfToken } from '../api/client';
import { keptFor } from './kept';
import { meQuery } from './me';

/** Named in `vite.config.ts`: the copies that make reading possible without a network. */
const OFFLINE_COPIES = 'parvis-reading';

/** Forgets what this device holds of the school: a shared tablet tells the next person nothing. */
export async function forgetReading(queries: QueryClient): Promise<void> {
  setCsrfToken(undefined);
  queries.clear();
  if ('caches' in window) await caches.delete(OFFLINE_COPIES);
}

/** Ends the session and forgets everything, drafts included. */
export async function signOut(queries: QueryClient): Promise<void> {
  const me = queries.getQueryData(meQuery.queryKey);
  await answer(api.POST('/api/auth/logout'));
  if (me !== undefined) keptFor(me.person.id, window.localStorage).clear();
  await forgetReading(queries);
}
