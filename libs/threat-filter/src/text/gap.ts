import { codeOf, fold, type Folded, isEvasive, KIND, kindOf } from './fold';

/** What stands before a token, as bits. */
export const GAP = {
  space: 1,
  newline: 2,
  /** A full stop, an exclamation or a question mark. */
  stop: 4,
  /** Two spaces or more. */
  wide: 8,
  /** A sign that may stand for a letter: @ $ ! | + € £ */
  leet: 16,
  apostrophe: 32,
  hyphen: 64,
  punctuation: 128,
} as const;

export const isSentenceEnd = (gap: number): boolean =>
  (gap & GAP.newline) !== 0 || ((gap & GAP.stop) !== 0 && (gap & GAP.space) !== 0);

/** A gap with one more sign. */
export const widened = (gap: number, sign: number): number =>
  gap | sign | (sign === GAP.space && (gap & GAP.space) !== 0 ? GAP.wide : 0);

export const AMPERSAND = 38;
export const SLASH = 47;
export const LESS_THAN = 60;
export const BRACKET = 91;
const APOSTROPHE = 39;
const HYPHEN = 45;
/** Signs that tell what else may be in the text. */
const TELLING_SIGNS = new Set([SLASH, BRACKET, AMPERSAND, LESS_THAN]);
const LEET_SIGNS = new Set(Array.from('@$!|+€£', (sign) => sign.charCodeAt(0)));
const STOPS = new Set(Array.from('.!?…', (sign) => sign.charCodeAt(0)));

/** What a sign says as part of a gap. */
export function signOf(folded: Folded): number {
  const kind = kindOf(folded);
  const code = codeOf(folded);
  if (kind === KIND.space) return GAP.space;
  if (kind === KIND.newline) return GAP.space | GAP.newline;
  if (code === APOSTROPHE) return GAP.apostrophe;
  if (code === HYPHEN) return GAP.hyphen | GAP.punctuation;
  return GAP.punctuation | (STOPS.has(code) ? GAP.stop : 0) | (LEET_SIGNS.has(code) ? GAP.leet : 0);
}

/** Latin letters and signs stand below, and the quotes, dashes and dots of typographers in a block of their own. */
const LATIN = 256;
const TYPOGRAPHIC = 0x2000;
const BLOCK = 64;
const BLOCK_BITS = 0xffc0;
/** What a sign says has this bit as well, so that it is no letter. */
const SIGN = 256;

/**
 * What nearly all of a message is made of: for each of these characters its letter, folded, or what it says as a sign that
 * ends every word and nothing else follows from; 0 for the rest.
 */
const PLAIN = Uint16Array.from({ length: LATIN + BLOCK }, (_, i) => {
  const folded = fold(i < LATIN ? i : TYPOGRAPHIC + i - LATIN);
  const kind = kindOf(folded);
  const code = codeOf(folded);
  if (isEvasive(folded)) return 0;
  if (kind === KIND.letter) return code < SIGN ? code : 0;
  const isSign = kind === KIND.space || kind === KIND.newline || kind === KIND.punctuation;
  return isSign && !TELLING_SIGNS.has(code) ? SIGN | signOf(folded) : 0;
});

/** A plain letter, a plain sign, or 0 for what is neither; of a unit of UTF-16. */
export const plainOf = (unit: number): number =>
  unit < LATIN
    ? (PLAIN[unit] ?? 0)
    : (unit & BLOCK_BITS) === TYPOGRAPHIC
      ? (PLAIN[LATIN + (unit & (BLOCK - 1))] ?? 0)
      : 0;

export const isPlainSign = (plain: number): boolean => plain >= SIGN;
/** What a plain sign says as part of a gap. */
export const gapOfPlain = (plain: number): number => plain & (SIGN - 1);
