import type { Mark, Phrase } from '../match/steps';
import type { Word } from '../read/vocabulary';
import { conjugate, type Conjugation, FORMS } from './conjugate';
import { frequencyOf, SHAPE_FREQUENCIES } from './frequency';
import type { Lexicon } from './lexicon';
import { foldWords, type Pattern, PatternError, type Shape, SHAPES, spellOut } from './pattern';
import type { Marks } from './steps';

interface List {
  words: Set<string>;
  phrases: string[][];
  /** What its words and its phrases are marked with. */
  marks: Mark[];
}

/** The words of a lexicon, the classes they are in, and the marks that patterns ask for; filled as patterns are compiled. */
export class WordBook implements Marks {
  readonly words = new Map<string, Word>();
  readonly phrases: Phrase[] = [];
  private readonly marks = new Map<string, Mark>();
  private readonly lists = new Map<string, List>();
  /** How many words the marks of phrases cover, and how often marks are met. */
  private readonly lengths = new Map<Mark, number>();
  private readonly frequencies = new Map<Mark, number>();

  constructor(private readonly lexicon: Lexicon) {
    for (const shape of SHAPES) this.frequencies.set(this.markOfShape(shape), SHAPE_FREQUENCIES[shape]);
  }

  /** The name of each mark: a list, the phrases of a length in a list, a word or a shape. */
  get names(): string[] {
    return [...this.marks.keys()];
  }

  /** For each mark how many words it covers. */
  get lengthsOfAll(): Uint8Array {
    const lengths = new Uint8Array(this.marks.size).fill(1);
    for (const [mark, length] of this.lengths) lengths[mark] = length;
    return lengths;
  }

  of(item: Pattern): readonly Mark[] {
    if (item.kind === 'list') return this.list(item.name).marks;
    if (item.kind === 'shape') return [this.markOfShape(item.shape)];
    if (item.kind !== 'word') return [];
    const mark = this.markNamed(item.word);
    this.put(item.word, mark, false);
    return [mark];
  }

  lengthOf(mark: Mark): number {
    return this.lengths.get(mark) ?? 1;
  }

  frequencyOf(mark: Mark): number {
    return this.frequencies.get(mark) ?? 0;
  }

  markOfShape(shape: Shape): Mark {
    return this.markNamed(`#${shape}`);
  }

  /** Lets a word be written otherwise. */
  putSpelling(spelling: string, word: string): void {
    this.words.get(word)?.classes.forEach((group) => {
      this.put(spelling, group, false);
    });
  }

  private list(name: string, trail: readonly string[] = []): List {
    const done = this.lists.get(name);
    if (done !== undefined) return done;
    if (trail.includes(name)) throw new PatternError(`la liste @${name} se contient elle-même`);
    const list: List = { words: new Set(), phrases: [], marks: [] };
    const { entries, robust } = entriesOf(this.lexicon, name);
    for (const entry of entries) {
      if (entry.startsWith('@')) {
        const inner = this.list(entry.slice(1), [...trail, name]);
        inner.words.forEach((word) => list.words.add(word));
        list.phrases.push(...inner.phrases);
        continue;
      }
      for (const spelling of spellOut(entry)) {
        const folded = foldWords(spelling);
        const [only] = folded;
        if (folded.length === 1 && only !== undefined) list.words.add(only);
        else if (folded.length > 1) list.phrases.push(folded);
      }
    }
    this.lists.set(name, list);
    this.mark(list, name, robust);
    return list;
  }

  private mark(list: List, name: string, robust: boolean): void {
    const group = this.markNamed(`@${name}`);
    if (list.words.size > 0) list.marks.push(group);
    list.words.forEach((word) => {
      this.put(word, group, robust);
    });
    for (const phrase of list.phrases) {
      const words = phrase.map((word) => {
        const own = this.markNamed(word);
        this.put(word, own, robust && word.length > 4);
        return own;
      });
      const mark = this.markNamed(`@${name} ${phrase.length}`);
      if (!list.marks.includes(mark)) list.marks.push(mark);
      this.lengths.set(mark, phrase.length);
      this.frequencies.set(mark, this.frequencyOf(mark) + Math.min(...phrase.map(frequencyOf)));
      this.phrases.push({ words, mark });
    }
  }

  private put(word: string, group: Mark, robust: boolean): void {
    const entry = this.words.get(word) ?? { classes: new Set<number>(), robust: false };
    if (!entry.classes.has(group)) this.frequencies.set(group, this.frequencyOf(group) + frequencyOf(word));
    entry.classes.add(group);
    if (/^\d+$/.test(word)) entry.classes.add(this.markOfShape('number'));
    entry.robust ||= robust;
    this.words.set(word, entry);
  }

  private markNamed(name: string): Mark {
    const known = this.marks.get(name);
    if (known !== undefined) return known;
    this.marks.set(name, this.marks.size);
    return this.marks.size - 1;
  }
}

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
