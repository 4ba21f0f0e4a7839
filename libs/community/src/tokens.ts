import { createHmac, hash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;
/** 32 bytes in base64url. */
const TOKEN_SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** A new session token: 32 random bytes, base64url. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

export const looksLikeToken = (token: string): boolean => TOKEN_SHAPE.test(token);

/** What is kept of a secret that only its bearer knows. */
export const sha256 = (secret: string): Buffer => hash('sha256', secret, 'buffer');

/** The CSRF token that belongs to a session token: whoever cannot read the one cannot make the other. */
export const csrfTokenOf = (token: string): string =>
  createHmac('sha256', token).update('csrf').digest('base64url');
