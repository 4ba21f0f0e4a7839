import { Tokens } from '../text/tokens';

/** What the words of a pattern may be besides words: recognised by their shape, or the edge of a sentence. */
export const SHAPES = ['number', 'hour', 'phone', 'mobile', 'link', 'odd-link', 'name', 'edge'] as const;
export type Shape = (typeof SHAPES)[number];

export type Pattern =
  | { kind: 'word'; word: string }
  | { kind: 'list'; name: string }
  | { kind: 'shape'; shape: Shape }
  | { kind: 'sequence'; items: Pattern[] }
  | { kind: 'choice'; options: Pattern[] }
  | { kind: 'optional'; item: Pattern }
  | { kind: 'gap'; most: number };

export class PatternError extends Error {
  /** @param pattern the one that is meant, where only the whole lexicon shows what is wrong with it */
  constructor(
    message: string,
    readonly pattern?: string,
  ) {
    super(message);
  }
}

const LONGEST_GAP = 12;
const TOKEN =
  /\s*(?:~(\d+)|@([a-z0-9.-]+)|#([a-z-]+)|([(|)])|(\^|\$)(?=\s|$|\))|((?:[^\s()|?~@#]|\([a-zà-ÿœ]{1,5}\)(?=[^\s]|\s|$))+))(\?)?/uy;

/**
 * Reads a pattern: words, `@list`, `#shape`, `(one | other)`, `word?` for an optional one, `~3` for at most three
 * words of any kind, `^` and `$` for the edges of a sentence. Throws {@link PatternError} with a reason.
 */
export function parsePattern(source: string): Pattern {
  let at = 0;
  const next = (): RegExpExecArray | null => {
    TOKEN.lastIndex = at;
    return TOKEN.exec(source);
  };
  const sequence = (): Pattern => {
    const items: Pattern[] = [];
    for (let found = next(); found !== null; found = next()) {
      const [whole, gap, list, shape, bracket, edge, word, optional] = found;
      if (bracket === '|' || bracket === ')') break;
      at += whole.length;
      let item: Pattern;
      if (gap !== undefined) item = gapOf(Number(gap));
      else if (list !== undefined) item = { kind: 'list', name: list };
      else if (shape !== undefined) item = shapeOf(shape);
      else if (edge !== undefined) item = { kind: 'shape', shape: 'edge' };
      else if (word !== undefined) item = wordOf(word);
      else item = group();
      const isOptional = optional !== undefined || (bracket === '(' && eat('?'));
      items.push(isOptional ? { kind: 'optional', item } : item);
    }
    if (items.length === 0) throw new PatternError('il manque un mot');
    return items.length === 1 && items[0] !== undefined ? items[0] : { kind: 'sequence', items };
  };
  const eat = (sign: string): boolean => {
    const spaces = /^\s*/.exec(source.slice(at))?.[0].length ?? 0;
    if (source[at + (sign === '?' ? 0 : spaces)] !== sign) return false;
    at += (sign === '?' ? 0 : spaces) + 1;
    return true;
  };
  const group = (): Pattern => {
    const options = [sequence()];
    while (eat('|')) options.push(sequence());
    if (!eat(')')) throw new PatternError('une parenthèse n’est pas fermée');
    return { kind: 'choice', options };
  };
  const pattern = sequence();
  if (source.slice(at).trim() !== '')
    throw new PatternError(`« ${source.slice(at).trim()} » n’est pas compris`);
  if (isOptional(pattern)) throw new PatternError('le motif peut ne prendre aucun mot');
  return pattern;
}

/** Whether it may take no word at all. */
function isOptional(pattern: Pattern): boolean {
  if (pattern.kind === 'sequence') return pattern.items.every(isOptional);
  if (pattern.kind === 'choice') return pattern.options.some(isOptional);
  return pattern.kind === 'optional' || pattern.kind === 'gap';
}

function gapOf(most: number): Pattern {
  if (most < 1 || most > LONGEST_GAP) throw new PatternError(`un écart va de ~1 à ~${LONGEST_GAP}`);
  return { kind: 'gap', most };
}

function shapeOf(name: string): Pattern {
  const shape = SHAPES.find((known) => known === name);
  if (shape === undefined) throw new PatternError(`#${name} est inconnu`);
  return { kind: 'shape', shape };
}

function wordOf(source: string): Pattern {
  const options = spellOut(source).map((phrase): Pattern => {
    const items = foldWords(phrase).map((word): Pattern => ({ kind: 'word', word }));
    if (items.length === 0) throw new PatternError(`« ${source} » ne contient aucune lettre`);
    return items.length === 1 && items[0] !== undefined ? items[0] : { kind: 'sequence', items };
  });
  return options.length === 1 && options[0] !== undefined ? options[0] : { kind: 'choice', options };
}

/** `mort(e)(s)` → mort, morts, morte, mortes. */
export function spellOut(source: string): string[] {
  const open = source.indexOf('(');
  if (open < 0) return [source];
  const close = source.indexOf(')', open);
  if (close < 0) throw new PatternError('une parenthèse n’est pas fermée');
  const rests = spellOut(source.slice(close + 1));
  const head = source.slice(0, open);
  return [head, head + source.slice(open + 1, close)].flatMap((start) => rests.map((rest) => start + rest));
}

const tokens = new Tokens();

/** The folded words of a phrase, as the reader will meet them in a message. */
export function foldWords(phrase: string): string[] {
  if (/^[a-z]+$/.test(phrase)) return [phrase];
  tokens.read(phrase);
  return Array.from({ length: tokens.count }, (_, i) => {
    const first = tokens.first[i] ?? 0;
    return String.fromCharCode(...tokens.chars.subarray(first, first + (tokens.length[i] ?? 0)));
  });
}
