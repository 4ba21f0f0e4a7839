import createClient, { type Middleware } from 'openapi-fetch';
import i18next from 'i18next';
import { ApiProblem, problemOf } from './problem';
import type { components, paths } from './schema';

export type Schema = components['schemas'];

let csrfToken: string | undefined;

/** Called with the token of every `GET /api/me`; state-changing requests carry it from then on. */
export function setCsrfToken(token: string | undefined): void {
  csrfToken = token;
}

const headers: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', i18next.language);
    if (csrfToken !== undefined && request.method !== 'GET') request.headers.set('X-CSRF-Token', csrfToken);
    return request;
  },
  onError() {
    return new ApiProblem(0, { code: 'network' });
  },
};

export const api = createClient<paths>({ baseUrl: window.location.origin });
api.use(headers);

/** The body of a successful answer. Throws {@link ApiProblem} for every other answer and for none. */
export async function answer<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw problemOf(response, error);
  return data as T;
}
