import { randomBytes } from 'node:crypto';

/** Crockford’s base 32: no I, L, O or U, which people confuse or mistype. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;

/** A new code of 60 random bits in groups, `K7QM-4TXD-9WHP`. */
export function newInvitationCode(): string {
  const symbols = Array.from(randomBytes(LENGTH), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
  return (symbols.match(/.{4}/g) ?? []).join('-');
}

/** The code as it was made out of what somebody typed: any case, any separators, O for 0, I or L for 1, U for V. */
export function readInvitationCode(typed: string): string {
  const symbols = typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll('U', 'V');
  return (symbols.match(/.{1,4}/g) ?? []).join('-');
}
