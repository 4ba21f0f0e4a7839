import { QueryClient } from '@tanstack/react-query';
import { isProblem } from '../api/problem';

/** The socket tells what changes, so nothing is read again by age; only what fails in passing is tried again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: 'always',
      retry: (count, error) => count < 2 && isProblem(error) && error.passing && error.status !== 429,
      retryDelay: (count) => 500 * 2 ** count,
    },
    mutations: { networkMode: 'always' },
  },
});
