/** What the network says of a database that is away, and 53300: it has no connection left. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  '53300',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Whether the connection failed, so that nobody knows whether the statement was carried out. */
export function isConnectionFailure(error: unknown): boolean {
  const code = codeOf(error);
  if (code === undefined)
    return error instanceof Error && /connection (terminated|error)|timeout/i.test(error.message);
  return /^(08|57P)/.test(code) || UNREACHABLE.has(code);
}

/** Whether PostgreSQL undid the statement for the sake of another: a serialization fault, or a deadlock. */
export function isConflict(error: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(error) ?? '');
}

/** A statement that was ended because it took too long, a lock that could not be had. */
const TOO_BUSY: ReadonlySet<string> = new Set(['55P03', '57014']);

/** Whether the same may well succeed a little later, so that the caller is asked to come back. */
export function isPassing(error: unknown): boolean {
  return isConnectionFailure(error) || isConflict(error) || TOO_BUSY.has(codeOf(error) ?? '');
}

/** Whether the statement failed for what it was asked to write, so that another with other values may well succeed. */
export function isFaultOfValues(error: unknown): boolean {
  return /^2[23]/.test(codeOf(error) ?? '');
}

/** Whether a text held a character that PostgreSQL cannot keep, above all NUL. */
export function isUnkeepableText(error: unknown): boolean {
  return ['22021', '22P05'].includes(codeOf(error) ?? '');
}

/** The name of the constraint that a statement broke, if that is why it failed. */
export function brokenConstraint(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !/^23/.test(codeOf(error) ?? '')) return undefined;
  return 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : '';
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
