import { GAP } from '../text/gap';
import { TOKEN, type Tokens } from '../text/tokens';

const DIGIT_WORDS = new Map(
  ['zero', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'].map((word, digit) => [
    word,
    String(digit),
  ]),
);
const MOST_TOKENS = 14;
const LONGEST_PART = 14;
const INTERNATIONAL = /^(?:00)?33/;
const PARTS = /zero|deux|trois|quatre|cinq|six|sept|huit|neuf|un|\d+/y;

/** A telephone number: its last token, and whether it belongs to a person rather than to an office. */
export interface Phone {
  last: number;
  isMobile: boolean;
}

/**
 * The French telephone number that begins at `token`: ten digits from 0, or +33 or 0033 and
 * nine, with or without (0), in groups of any length, some of them in words.
 */
export function phoneAt(text: string, tokens: Tokens, token: number): Phone | undefined {
  const opening = tokens.chars[tokens.first[token] ?? 0];
  if (opening !== 0x30 && opening !== 0x33) return undefined;
  let digits = '';
  for (let at = token; at < tokens.count && at < token + MOST_TOKENS; at++) {
    if (at > token && ((tokens.gap[at] ?? 0) & GAP.newline) !== 0) return undefined;
    const part = digitsOf(tokens, at);
    if (part === undefined) return undefined;
    digits += part;
    const [prefix = ''] = INTERNATIONAL.exec(digits) ?? [];
    const wanted = prefix.length + (prefix === '' || digits[prefix.length] === '0' ? 10 : 9);
    if (digits.length < wanted) continue;
    if (digits.length > wanted) return undefined;
    if (prefix === '33' && text[(tokens.start[token] ?? 0) - 1] !== '+') return undefined;
    const own = digits.slice(-9);
    if ((prefix === '' && !digits.startsWith('0')) || own.startsWith('0')) return undefined;
    return { last: at, isMobile: /^[67]/.test(own) };
  }
  return undefined;
}

function digitsOf(tokens: Tokens, at: number): string | undefined {
  const first = tokens.first[at] ?? 0;
  const length = tokens.length[at] ?? 0;
  if (length > LONGEST_PART) return undefined;
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
