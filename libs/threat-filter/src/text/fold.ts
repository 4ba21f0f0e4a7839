import confusables from 'unhomoglyph/data.json';

/** What one code point means to the reader of words. */
export const KIND = {
  drop: 1,
  space: 2,
  newline: 3,
  punctuation: 4,
  letter: 5,
  digit: 6,
  emoji: 7,
  several: 8,
  /** An accent or a vowel sign: it goes, and belongs to the letter before. */
  mark: 9,
} as const;

/** The most letters that one character can stand for: Ⅷ is viii. */
export const MOST_LETTERS = 4;

const KIND_SHIFT = 22;
const EVASIVE = 1 << 27;
const PAYLOAD = (1 << KIND_SHIFT) - 1;

/** A folded code point packed in one integer: its kind, a code (or an index of `several`) and whether it is a disguise. */
export type Folded = number;
export const kindOf = (folded: Folded): number => (folded >> KIND_SHIFT) & 31;
export const codeOf = (folded: Folded): number => folded & PAYLOAD;
export const isEvasive = (folded: Folded): boolean => (folded & EVASIVE) !== 0;

const pack = (kind: number, code: number, evasive = false): Folded =>
  (kind << KIND_SHIFT) | code | (evasive ? EVASIVE : 0);

/** Letters that UTS #39 leaves alone because they are not alike enough, yet people read them at once. */
const LOOKALIKES: Record<string, string> = pairs(
  'ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpꞯqʀrꜱsᴛtᴜuᴠvᴡwʏyᴢzʍmĸk' +
    'ǝeɐaɔcɟfƃgɥhᴉiɾjʞkɯmɹrʇtʌvʎyɓbɗdƙkƥpƭtɲnŋnђhћhꞓcϝfƅbᖯb' +
    'łlđdħhøoŧtıiɨiƀbɇeɍrƶzɛeʃsʒzþpðdµuƒf∂d∑e√v¢c¥y' +
    '℮e×x†tпnиuкkнhвbбbдdлlяrшwъbѵvεeηnωwπnκkχxνvζzμuնnոnսu',
);

/** Digits of scripts in which people around a French school may type. */
const DIGIT_ZEROS = [0x0660, 0x06f0, 0x0966];

/** The stroke that stretches Arabic words. */
const TATWEEL = '\u0640';

const ARABIC_FORMS: Record<string, string> = pairs('ىيةهیيکكٱاگك');

function pairs(text: string): Record<string, string> {
  const chars = Array.from(text);
  return Object.fromEntries(chars.flatMap((char, i) => (i % 2 === 0 ? [[char, chars[i + 1] ?? '']] : [])));
}

/** Enclosed and squared capitals that have no compatibility form, and the letters that make flags. */
const LETTER_BLOCKS = [0x1f150, 0x1f170, 0x1f1e6];

/** Letters that writing of today uses beside a–z and that do not decompose: in Vietnamese, Polish, Danish, Turkish. */
const LETTERS_OF_THEIR_OWN = /^[đłøı]$/i;
const LATIN_WITH_MARKS = /^[a-z]\p{M}+$/iu;

/** Marks that strike a letter out or enclose it: no language writes so. */
const STRIKES = /^[\u0334-\u0338\u20d0-\u20f0]$/;
const SOFT_HYPHEN = 0xad;

const DROPPED = /^[\p{M}\p{Cf}\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}]$/u;
const INVISIBLE = /^\p{Default_Ignorable_Code_Point}$/u;
const MARK = /^\p{M}$/u;
const MARKS = /[\p{M}\p{Default_Ignorable_Code_Point}]/gu;
const KEEPS_ITS_SCRIPT = /^[\p{Script=Arabic}\p{Script=Hebrew}]$/u;

const severals: string[] = [];

function letters(text: string, evasive: boolean): Folded | undefined {
  if (!/^[a-z0-9]+$/.test(text)) return undefined;
  if (text.length === 1) return pack(/\d/.test(text) ? KIND.digit : KIND.letter, text.charCodeAt(0), evasive);
  return several(text, evasive);
}

function several(text: string, evasive = false): Folded {
  severals.push(text);
  return pack(KIND.several, severals.length - 1, evasive);
}

const bare = (text: string): string => text.normalize('NFKD').replace(MARKS, '').toLowerCase();

/** The Latin letters that a character imitates; capitals first, for they may be alike where small letters are not. */
function disguised(char: string): string | undefined {
  // Whole before it is decomposed: ϲ imitates c, yet decomposes into ς.
  let seen = char;
  for (let step = 0; step < 3; step++) {
    seen = Array.from(seen, (c) => LOOKALIKES[c] ?? alike(c) ?? alike(c.toLowerCase()) ?? c).join('');
    const letters = bare(seen);
    if (/^[a-z0-9]+$/.test(letters)) return letters;
    seen = seen.normalize('NFKD').replace(MARKS, '');
  }
  return undefined;
}

const alike = (char: string): string | undefined =>
  LOOKALIKES[char] ?? (confusables as Record<string, string>)[char];

/** The letters of a script of its own, at most four: a ligature has several, and some have two units of UTF-16. */
function ownLetters(plain: string): string {
  const [first = '', ...others] = Array.from(plain, (letter) => ARABIC_FORMS[letter] ?? letter);
  let own = first;
  for (const letter of others)
    if (/\p{L}/u.test(letter) && own.length + letter.length <= MOST_LETTERS) own += letter;
  return own;
}

function computeFold(codePoint: number): Folded {
  if (codePoint === 10 || codePoint === 13 || codePoint === 0x2028 || codePoint === 0x2029)
    return pack(KIND.newline, 10);
  const char = String.fromCodePoint(codePoint);
  if (codePoint === 0xfeff) return pack(KIND.drop, 0, true);
  if (/^\s$/u.test(char)) return pack(KIND.space, 32);
  if (MARK.test(char) && !INVISIBLE.test(char)) return pack(KIND.mark, 0, STRIKES.test(char));
  if (DROPPED.test(char)) return pack(KIND.drop, 0, codePoint >= 0x80 && codePoint !== SOFT_HYPHEN);
  for (const first of LETTER_BLOCKS)
    if (codePoint >= first && codePoint < first + 26) return pack(KIND.letter, 97 + codePoint - first, true);
  for (const zero of DIGIT_ZEROS)
    if (codePoint >= zero && codePoint < zero + 10) return pack(KIND.digit, 48 + codePoint - zero);

  const plain = bare(char);
  const known = letters(plain, codePoint > 0x24f && !LATIN_WITH_MARKS.test(char.normalize('NFD')));
  if (known !== undefined) return known;
  if (/^[œæß]$/.test(plain)) return several({ œ: 'oe', æ: 'ae', ß: 'ss' }[plain] ?? plain);
  if (/^[\p{L}\p{N}]/u.test(plain) || LOOKALIKES[plain] !== undefined) {
    if (!KEEPS_ITS_SCRIPT.test(char)) {
      const alike = letters(disguised(char) ?? '', !LETTERS_OF_THEIR_OWN.test(char));
      if (alike !== undefined) return alike;
    }
    const own = ownLetters(plain);
    if (own === TATWEEL) return pack(KIND.drop, 0);
    return own.length === 1 ? pack(KIND.letter, own.charCodeAt(0)) : several(own);
  }
  if (codePoint > 0x2000 && /^\p{Extended_Pictographic}$/u.test(char)) return pack(KIND.emoji, codePoint);
  if (/^[‘’‛ʼ＇´`′]$/.test(char)) return pack(KIND.punctuation, 39);
  if (/^\p{Pd}$/u.test(char)) return pack(KIND.punctuation, 45);
  return pack(KIND.punctuation, plain.length === 1 ? plain.charCodeAt(0) : 0x2022);
}

const pages = Array.from<Int32Array | undefined>({ length: 0x1100 });

/**
 * Folds one code point: Unicode compatibility forms, case and accents go, confusable letters (UTS #39) become the
 * letter they imitate, invisible characters vanish. Computed once for each code point, then a table look-up.
 */
export function fold(codePoint: number): Folded {
  const page = (pages[codePoint >> 8] ??= new Int32Array(256));
  const kept = page[codePoint & 255] ?? 0;
  if (kept !== 0) return kept;
  const folded = computeFold(codePoint);
  page[codePoint & 255] = folded;
  return folded;
}

/** The letters of a code point whose kind is `several`, such as œ. */
export const lettersOf = (folded: Folded): string => severals[codeOf(folded)] ?? '';
