import { Automaton } from '../match/automaton';
import { marksIn, type Steps } from '../match/steps';
import { LONGEST_MATCH } from '../match/walk';
import { EDGE_SYMBOL, Vocabulary } from '../read/vocabulary';
import type { Lexicon, Rule } from './lexicon';
import { foldWords, parsePattern, type Pattern, PatternError, type Shape, SHAPES } from './pattern';
import { stepsOf } from './steps';
import { WordBook } from './word-book';

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
  /** The name of each class of words (a list, a word or a shape) and, among them, of the marks of phrases. */
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

/**
 * Compiles a lexicon: inflections are spelled out, every word gets its classes, every pattern becomes a part of one
 * automaton. Throws {@link PatternError} where a pattern cannot be understood; a checked lexicon has none.
 */
export function compileLexicon(lexicon: Lexicon, knownWords: readonly string[] = []): CompiledLexicon {
  const book = new WordBook(lexicon);
  const contexts = [...contextsOf(lexicon)];
  if (contexts.length > MOST_CONTEXTS) throw new PatternError(TOO_MANY_CONTEXTS);
  const steps: Steps[] = [];
  const patterns: CompiledPattern[] = [];
  const add = (source: string | Pattern, owner: CompiledPattern): void => {
    steps.push(compilePattern(source, book));
    patterns.push(owner);
  };
  for (const rule of lexicon.rules) {
    const unless = rule.unless.reduce((bits, name) => bits | (1 << contexts.indexOf(name)), 0);
    for (const pattern of rule.patterns) add(pattern, { rule, unless });
  }
  for (const phrase of lexicon.allowed) for (const pattern of phrase.patterns) add(pattern, { unless: 0 });
  const contextSteps = contexts.map((name) => compilePattern({ kind: 'list', name }, book));

  const spellings = new Map<string, string[]>();
  for (const [short, long] of Object.entries(lexicon.spellings)) {
    const [word] = foldWords(short);
    const meant = foldWords(long);
    const [only = ''] = meant;
    if (word === undefined) continue;
    if (meant.length > 1) spellings.set(word, meant);
    else book.putSpelling(word, only);
  }
  const asked = new Set([...steps, ...contextSteps].flatMap(({ whole }) => marksIn(whole)));
  const isAsked = (shape: Shape): boolean => asked.has(book.markOfShape(shape));
  const shapes = SHAPES.filter(
    (shape) => COVERING.find((kind) => kind.includes(shape))?.some(isAsked) ?? true,
  );
  const vocabulary = new Vocabulary({
    words: book.words,
    spellings,
    knownWords,
    shapes: new Map(shapes.map((shape) => [shape, book.markOfShape(shape)])),
  });
  const marking = {
    classesOf: vocabulary.classesOf,
    edge: EDGE_SYMBOL,
    phrases: book.phrases,
    lengthOf: book.lengthsOfAll,
  };
  return {
    version: lexicon.version,
    vocabulary,
    classNames: book.names,
    automaton: new Automaton(steps, marking, (pattern) => patterns[pattern]?.rule !== undefined),
    contexts: new Automaton(contextSteps, marking),
    patterns,
  };
}

function compilePattern(source: string | Pattern, book: WordBook): Steps {
  const steps = stepsOf(typeof source === 'string' ? parsePattern(source) : source, book);
  if (steps.longest > LONGEST_MATCH)
    throw new PatternError(
      `un motif couvre ${LONGEST_MATCH} mots au plus, celui-ci jusqu’à ${steps.longest}`,
      typeof source === 'string' ? source : undefined,
    );
  return steps;
}

/** The names of all lists that silence some rule. */
export const contextsOf = (lexicon: Lexicon): Set<string> =>
  new Set(lexicon.rules.flatMap((rule) => rule.unless));

export const TOO_MANY_CONTEXTS = `les « unless » de toutes les règles nomment plus de ${MOST_CONTEXTS} listes`;
