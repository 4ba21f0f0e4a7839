import { HttpException } from '@nestjs/common';
import { Problem, type ProblemCode } from '@app/contract';
import { isPassing, isUnkeepableText } from '@app/platform';

const RETRY_SECONDS = 3;

/** Fastify’s and Nest’s own refusals, by status. */
const BY_STATUS: Readonly<Partial<Record<number, ProblemCode>>> = {
  400: 'request.malformed',
  401: 'auth.required',
  403: 'forbidden',
  404: 'not-found',
  413: 'request.too-large',
  // A part of the address that is longer than any id.
  414: 'not-found',
  415: 'request.unsupported',
  429: 'rate.limited',
};

/** The problem that an error is to the caller; undefined for a defect, of which the caller learns nothing. */
export function toProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (isPassing(error)) return new Problem('server.unavailable', { retryAfter: RETRY_SECONDS });
  if (isUnkeepableText(error)) return new Problem('request.malformed', { case: 'character' });
  if (isBadUrl(error)) return new Problem('request.malformed', { case: 'address' });
  const code = BY_STATUS[statusOf(error) ?? 0];
  return code && new Problem(code);
}

/** Whether Fastify’s router could not read the address. */
function isBadUrl(error: unknown): boolean {
  return error instanceof URIError && 'code' in error && error.code === 'FST_ERR_BAD_URL';
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  return typeof error === 'object' &&
    error !== null &&
    'statusCode' in error &&
    typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
}
