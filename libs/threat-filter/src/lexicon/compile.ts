import { Automaton, type PatternGraph } from '../match/automaton';
import { EDGE_SYMBOL, Vocabulary, type Word } from '../read/vocabulary';
import { conjugate, type Conjugation, FORMS } from './conjugate';
import { buildGraph } from './graph';
import type { Lexicon, Rule } from './lexicon';
import { foldWords, parsePattern, type Pattern, PatternError, type Shape, SHAPES, spellOut } from './pattern';

/** Contexts are the bits of one integer. */
export const MOST_CONTEXTS = 31;

/** Shapes that take the place of the words they are made of: only recognised where a pattern asks for one of a kind. */
const COVERING: readonly (readonly Shape[])[] = [
  ['phone', 'mobile'],
  ['link', 'odd-link'],
];

/** A lexicon ready to be run. */
export interface CompiledLexicon {
  version: string;
  vocabulary: Vocabulary;
  /** The name of each class of words: a list, a word or a shape. */
  classNames: readonly string[];
  automaton: Automaton;
  /** Finds the words that show another subject; pattern i opens the context of bit i. */
  contexts: Automaton;
  /** What each pattern of the automaton belongs to. */
  patterns: readonly CompiledPattern[];
}

export interface CompiledPattern {
  /** Absent for a harmless phrase. */
  rule?: Rule;
  /** Bits of the contexts that silence the rule. */
  unless: number;
}

interface Resolved {
  words: Set<string>;
  phrases: string[][];
}

/**
 * Compiles a lexicon: inflections are spelled out, every word gets its classes, every pattern becomes a part of one
 * automaton. Throws {@link PatternError} where a pattern cannot be understood; a checked lexicon has none.
 */
export function compileLexicon(lexicon: Lexicon, knownWords: readonly string[] = []): CompiledLexicon {
  const classes = new Map<string, number>();
  const words = new Map<string, Word>();
  const lists = new Map<string, Resolved>();
  const classNamed = (name: string): number => {
    const known = classes.get(name);
    if (known !== undefined) return known;
    classes.set(name, classes.size);
    return classes.size - 1;
  };
  SHAPES.forEach((shape) => classNamed(`#${shape}`));
  const put = (word: string, group: number, robust: boolean): void => {
    const entry = words.get(word) ?? { classes: new Set<number>(), robust: false };
    entry.classes.add(group);
    if (/^\d+$/.test(word)) entry.classes.add(classNamed('#number'));
    entry.robust ||= robust;
    words.set(word, entry);
  };

  const resolve = (name: string, trail: readonly string[] = []): Resolved => {
    const done = lists.get(name);
    if (done !== undefined) return done;
    if (trail.includes(name)) throw new PatternError(`la liste @${name} se contient elle-même`);
    const resolved: Resolved = { words: new Set(), phrases: [] };
    const { entries, robust } = entriesOf(lexicon, name);
    for (const entry of entries) {
      if (entry.startsWith('@')) {
        const inner = resolve(entry.slice(1), [...trail, name]);
        inner.words.forEach((word) => resolved.words.add(word));
        resolved.phrases.push(...inner.phrases);
        continue;
      }
      for (const spelling of spellOut(entry)) {
        const folded = foldWords(spelling);
        const [only] = folded;
        if (folded.length === 1 && only !== undefined) resolved.words.add(only);
        else if (folded.length > 1) resolved.phrases.push(folded);
      }
    }
    lists.set(name, resolved);
    const group = classNamed(`@${name}`);
    resolved.words.forEach((word) => {
      put(word, group, robust);
    });
    for (const word of resolved.phrases.flat()) put(word, classNamed(word), robust && word.length > 4);
    return resolved;
  };

  const classOf = (item: Pattern): number | undefined => {
    if (item.kind === 'word') {
      const group = classNamed(item.word);
      put(item.word, group, false);
      return group;
    }
    if (item.kind === 'shape') return classNamed(`#${item.shape}`);
    if (item.kind === 'list')
      return resolve(item.name).words.size > 0 ? classNamed(`@${item.name}`) : undefined;
    return undefined;
  };
  const phrasesOf = (name: string): string[][] => resolve(name).phrases;

  const graphs: PatternGraph[] = [];
  const patterns: CompiledPattern[] = [];
  const contexts = [...contextsOf(lexicon)];
  if (contexts.length > MOST_CONTEXTS) throw new PatternError(TOO_MANY_CONTEXTS);
  const add = (source: string | Pattern, owner: CompiledPattern): void => {
    const pattern = typeof source === 'string' ? parsePattern(source) : source;
    graphs.push(buildGraph(pattern, classOf, phrasesOf));
    patterns.push(owner);
  };
  for (const rule of lexicon.rules) {
    const unless = rule.unless.reduce((bits, name) => bits | (1 << contexts.indexOf(name)), 0);
    for (const pattern of rule.patterns) add(pattern, { rule, unless });
  }
  for (const phrase of lexicon.allowed) for (const pattern of phrase.patterns) add(pattern, { unless: 0 });

  const contextGraphs = contexts.map((name) => buildGraph({ kind: 'list', name }, classOf, phrasesOf));

  const spellings = new Map<string, string[]>();
  for (const [short, long] of Object.entries(lexicon.spellings)) {
    const [word] = foldWords(short);
    const meant = foldWords(long);
    const [only = ''] = meant;
    if (word === undefined) continue;
    if (meant.length > 1) spellings.set(word, meant);
    else
      words.get(only)?.classes.forEach((group) => {
        put(word, group, false);
      });
  }
  const asked = new Set([...graphs, ...contextGraphs].flatMap(({ takes }) => takes));
  const isAsked = (shape: Shape): boolean => asked.has(classNamed(`#${shape}`));
  const shapes = SHAPES.filter(
    (shape) => COVERING.find((kind) => kind.includes(shape))?.some(isAsked) ?? true,
  );
  const vocabulary = new Vocabulary({
    words,
    spellings,
    knownWords,
    shapes: new Map(shapes.map((shape) => [shape, classNamed(`#${shape}`)])),
  });
  return {
    version: lexicon.version,
    vocabulary,
    classNames: [...classes.keys()],
    automaton: new Automaton(
      graphs,
      vocabulary.classesOf,
      EDGE_SYMBOL,
      (pattern) => patterns[pattern]?.rule !== undefined,
    ),
    contexts: new Automaton(contextGraphs, vocabulary.classesOf, EDGE_SYMBOL),
    patterns,
  };
}

/** The names of all lists that silence some rule. */
export const contextsOf = (lexicon: Lexicon): Set<string> =>
  new Set(lexicon.rules.flatMap((rule) => rule.unless));

export const TOO_MANY_CONTEXTS = `les « unless » de toutes les règles nomment plus de ${MOST_CONTEXTS} listes`;

const conjugated = new Map<string, Conjugation>();

function conjugateOnce(verb: string): Conjugation {
  const known = conjugated.get(verb);
  if (known !== undefined) return known;
  const forms = conjugate(verb);
  conjugated.set(verb, forms);
  return forms;
}

/** Whether `@name` is a list, or a group of verbs in a form. */
export function isKnownName(lexicon: Lexicon, name: string): boolean {
  const [group = '', form] = name.split('.');
  return (
    Object.hasOwn(lexicon.lists, name) ||
    (Object.hasOwn(lexicon.verbs, group) && FORMS.some((known) => known === form))
  );
}

/** The entries of `@list` or `@verbs.form`. */
function entriesOf(lexicon: Lexicon, name: string): { entries: readonly string[]; robust: boolean } {
  const list = lexicon.lists[name];
  if (list !== undefined) return { entries: list.words, robust: list.robust };
  const [group = '', wanted] = name.split('.');
  const form = FORMS.find((known) => known === wanted);
  const verbs = lexicon.verbs[group];
  if (verbs === undefined || form === undefined) throw new PatternError(`@${name} est inconnu`);
  return {
    entries: verbs.flatMap((verb) => conjugateOnce(foldWords(verb).join(' '))[form]),
    robust: true,
  };
}
