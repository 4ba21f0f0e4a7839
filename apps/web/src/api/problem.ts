import type { components } from './schema';

export interface FieldError {
  field: string;
  message: string;
}

type StateNow = Pick<components['schemas']['QueueItemDto'], 'id' | 'state' | 'version'> &
  Partial<Pick<components['schemas']['QueueItemDto'], 'claim'>>;

interface ProblemBody {
  title?: string;
  detail?: string;
  code?: string;
  errors?: FieldError[];
  current?: StateNow;
  retryAfter?: number;
}

/**
 * What the server refused (RFC 9457), with its stable `code` and a text in the reader’s language; or code
 * `network`, status 0, when no answer came at all.
 */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly errors: readonly FieldError[];
  readonly current: StateNow | undefined;
  /** Seconds to wait before trying again. */
  readonly retryAfter: number | undefined;

  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? body.title ?? '');
    this.name = 'ApiProblem';
    this.status = status;
    this.code = body.code ?? 'unknown';
    this.errors = body.errors ?? [];
    this.current = body.current;
    this.retryAfter = body.retryAfter;
  }

  /** Whether the same request may succeed later without being changed. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** The problem an answer carries; an answer that is no problem document keeps its status alone. */
export function problemOf(response: Response, body: unknown): ApiProblem {
  const problem: ProblemBody = typeof body === 'object' && body !== null ? body : {};
  const header = Number(response.headers.get('Retry-After'));
  return new ApiProblem(response.status, header > 0 ? { retryAfter: header, ...problem } : problem);
}

export const isProblem = (error: unknown, code?: string): error is ApiProblem =>
  error instanceof ApiProblem && (code === undefined || error.code === code);
