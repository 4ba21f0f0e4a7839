const CHECK_LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

/**
 * Whether this is the code of a school: seven digits and the check letter, the number modulo 23 among the letters
 * without I, O and Q. The database checks the same (`uai_is_valid`).
 */
export function isValidUai(uai: string): boolean {
  return /^\d{7}[A-Z]$/.test(uai) && CHECK_LETTERS[Number(uai.slice(0, 7)) % 23] === uai[7];
}
