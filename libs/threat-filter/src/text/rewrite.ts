/** Another text that a text hides, and where each of its UTF-16 units comes from. */
export interface Rewriting {
  text: string;
  start: Int32Array;
  end: Int32Array;
}

/** A tag of HTML without attributes: what it stands in is read as one word. */
const TAG = /<\/?[a-z][a-z\d]{0,9} ?\/?>/iy;
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp|shy));/giy;
const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '\u00ad',
};

const OVERRIDE = '\u202e';
const TURNED = new Map(
  zip(
    'ɐqɔpǝɟƃɓɥᴉıɾʞlɯuodbɹsʇnʌʍxʎz∀ᗺƆᗡƎℲ⅁HIſʞ˥WNOԀΌᴚS⊥∩ΛMX⅄Z',
    'abcdefgghiijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz',
  ),
);
const CLEARLY_TURNED = /[ɐɔǝɟƃɓɥᴉɾʞɯɹʇʌʍʎ]/gu;

function zip(keys: string, values: string): [string, string][] {
  const letters = Array.from(values);
  return Array.from(keys, (key, i) => [key, letters[i] ?? key]);
}

/**
 * What a text says once its HTML tags are gone, its entities are decoded, its reversed runs (U+202E) are put straight and its upside-down
 * letters are turned; undefined for the many texts that hide nothing of the kind.
 */
export function rewritten(text: string): Rewriting | undefined {
  const hasEntities = text.includes('&') && /&(?:#|[a-z]+;)/i.test(text);
  const hasTags = text.includes('<') && /<\/?[a-z]/i.test(text);
  const isReversed = text.includes(OVERRIDE);
  const isTurned = (text.match(CLEARLY_TURNED)?.length ?? 0) > 2;
  if (!hasEntities && !hasTags && !isReversed && !isTurned) return undefined;
  let pieces = hasEntities || hasTags ? decodeMarkup(text) : unitsOf(text);
  if (isReversed) pieces = straighten(pieces);
  if (isTurned)
    pieces = pieces.reverse().map((piece) => ({ ...piece, text: TURNED.get(piece.text) ?? piece.text }));
  const units = pieces.flatMap((piece) => Array.from({ length: piece.text.length }, () => piece));
  return {
    text: pieces.map((piece) => piece.text).join(''),
    start: Int32Array.from(units, (piece) => piece.start),
    end: Int32Array.from(units, (piece) => piece.end),
  };
}

interface Piece {
  text: string;
  start: number;
  end: number;
}

function unitsOf(text: string, offset = 0): Piece[] {
  let at = offset;
  return Array.from(text, (char) => ({ text: char, start: at, end: (at += char.length) }));
}

function decodeMarkup(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { index: at } of text.matchAll(/[&<]/g)) {
    TAG.lastIndex = at;
    const tag = TAG.exec(text);
    if (tag !== null) {
      for (const piece of unitsOf(text.slice(from, at), from)) pieces.push(piece);
      from = at + tag[0].length;
      continue;
    }
    ENTITY.lastIndex = at;
    const [whole, decimal, hexadecimal, name] = ENTITY.exec(text) ?? [];
    if (whole === undefined) continue;
    const code = decimal !== undefined ? parseInt(decimal, 10) : parseInt(hexadecimal ?? '', 16);
    const char =
      name !== undefined
        ? NAMED[name.toLowerCase()]
        : code <= 0x10ffff
          ? String.fromCodePoint(code)
          : undefined;
    if (char === undefined) continue;
    for (const piece of unitsOf(text.slice(from, at), from)) pieces.push(piece);
    pieces.push({ text: char, start: at, end: at + whole.length });
    from = at + whole.length;
  }
  for (const piece of unitsOf(text.slice(from), from)) pieces.push(piece);
  return pieces;
}

/** Puts the letters after U+202E in reading order, up to the sign that ends the reversal or the line. */
function straighten(pieces: Piece[]): Piece[] {
  const straight: Piece[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at];
    if (piece === undefined) break;
    if (piece.text !== OVERRIDE) {
      straight.push(piece);
      continue;
    }
    let end = at + 1;
    while (end < pieces.length && !/[\u202a-\u202e\n]/.test(pieces[end]?.text ?? '')) end++;
    for (let back = end - 1; back > at; back--) straight.push(pieces[back] ?? piece);
    at = end - 1 + (/[\u202c]/.test(pieces[end]?.text ?? '') ? 1 : 0);
  }
  return straight;
}
