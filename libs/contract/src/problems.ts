import type { MessageState } from './states';

/** Every refusal a client can meet, with its HTTP status. The words for people are in the API’s translation files. */
export const PROBLEM_STATUS = {
  'validation.failed': 400,
  'request.malformed': 400,
  'request.too-large': 413,
  'request.unsupported': 415,
  'text.empty': 400,
  'text.too-long': 400,
  'reason.required': 400,
  'password.weak': 400,
  'auth.required': 401,
  'auth.failed': 401,
  'auth.moved': 401,
  'auth.csrf': 403,
  'auth.several-accounts': 409,
  'password.wrong': 403,
  'login.taken': 409,
  'account.exists': 409,
  'invitation.invalid': 404,
  forbidden: 403,
  'decision.own': 403,
  'decision.again': 403,
  'decision.held': 409,
  'decision.second-key': 403,
  'not-found': 404,
  'version.stale': 409,
  'claim.held': 409,
  'move.illegal': 409,
  'appeal.no-other-decider': 409,
  'bulk.filter-hit': 409,
  'word.unfit': 400,
  'word.exists': 409,
  'rule.switched': 409,
  'rate.limited': 429,
  'server.error': 500,
  'delivery.halted': 503,
  'server.unavailable': 503,
} as const;
export type ProblemCode = keyof typeof PROBLEM_STATUS;

/** What a message is now, told to whoever acted on an older version of it. */
export interface CurrentState {
  id: string;
  state: MessageState;
  version: number;
  claim: { by: { id: string; name: string }; until: string } | null;
}

export interface ProblemData {
  /** Fields of the request that are wrong, with the name of what is wrong about them. */
  errors?: { field: string; message: string }[];
  current?: CurrentState;
  /** Seconds after which trying again makes sense. */
  retryAfter?: number;
  /** Which sentence of the code it is, where there are several. */
  case?: string;
  /** Values for the placeholders of the translated sentence. */
  params?: Record<string, string | number>;
}

/**
 * The one error that is meant to be read by the caller (RFC 9457). Never subclassed: the code tells cases apart.
 * Anything else that is thrown is a defect and answers `server.error` without a word of it.
 */
export class Problem extends Error {
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly data: ProblemData = {},
  ) {
    super(code);
    this.name = 'Problem';
    this.status = PROBLEM_STATUS[code];
  }
}
