import { GAP, TOKEN, type Tokens } from '../text/tokens';

const DIGIT_WORDS = new Map(
  ['zero', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'].map((word, digit) => [
    word,
    String(digit),
  ]),
);
const MOST_TOKENS = 14;
const PARTS = /zero|deux|trois|quatre|cinq|six|sept|huit|neuf|un|\d+/y;

/**
 * The last token of a French telephone number that begins at `token`, or -1: ten digits from 0, or +33 and nine, in
 * groups of any length, some of them in words.
 */
export function phoneAt(text: string, tokens: Tokens, token: number): number {
  const opening = tokens.chars[tokens.first[token] ?? 0];
  if (opening !== 0x30 && opening !== 0x33) return -1;
  let digits = '';
  for (let at = token; at < tokens.count && at < token + MOST_TOKENS; at++) {
    if (at > token && ((tokens.gap[at] ?? 0) & GAP.newline) !== 0) return -1;
    const part = digitsOf(tokens, at);
    if (part === undefined) return -1;
    digits += part;
    const wanted = digits.startsWith('33') ? 11 : 10;
    if (digits.length < wanted) continue;
    if (digits.length > wanted) return -1;
    if (wanted === 11) return /[+0]/.test(text[(tokens.start[token] ?? 0) - 1] ?? '') ? at : -1;
    return /^0[1-9]/.test(digits) ? at : -1;
  }
  return -1;
}

function digitsOf(tokens: Tokens, at: number): string | undefined {
  const first = tokens.first[at] ?? 0;
  const length = tokens.length[at] ?? 0;
  if (length > 12) return undefined;
  const word = String.fromCharCode(...tokens.chars.subarray(first, first + length));
  if (((tokens.flags[at] ?? 0) & TOKEN.letters) === 0) return /^\d+$/.test(word) ? word : undefined;
  let digits = '';
  PARTS.lastIndex = 0;
  for (let end = 0; end < word.length; end = PARTS.lastIndex) {
    const part = PARTS.exec(word)?.[0];
    if (part === undefined) return undefined;
    digits += DIGIT_WORDS.get(part) ?? part;
  }
  return digits;
}
