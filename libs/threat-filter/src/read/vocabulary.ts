import { codesOf, WordTable } from '../text/word-table';
import type { Shape } from '../lexicon/pattern';
import { consonantsOf, leetKeyOf, phoneticKeyOf, singled } from './keys';
import { Segmenter } from './segmenter';

export interface Word {
  classes: Set<number>;
  /** Recognised under typing errors and disguises too. */
  robust: boolean;
}

export interface VocabularySource {
  words: ReadonlyMap<string, Word>;
  /** One written word that stands for several. */
  spellings: ReadonlyMap<string, readonly string[]>;
  /** Ordinary words: they mean nothing to any rule and are never taken for a misspelling of another word. */
  knownWords: readonly string[];
  shapes: ReadonlyMap<Shape, number>;
  /** Classes that make a sentence harmless for some rules. */
  contexts: readonly number[];
}

/** The symbol of a word that no rule knows, and of the edge of a sentence. */
export const NOTHING = 0;
export const EDGE_SYMBOL = 1;

/** Values from here on are numbers of an expansion into several symbols. */
export const EXPANSION = 1 << 22;

const SHORTEST_ROBUST = 4;
const SHORTEST_PHONETIC = 4;
const SHORTEST_CONSONANTS = 3;

/**
 * Everything that a written word can be recognised by. Words with the same classes share a symbol; each table leads from
 * one way of writing to the symbol.
 */
export class Vocabulary {
  /** The classes of each symbol, ascending. */
  readonly classesOf: number[][] = [];
  /** The bits of the contexts that each symbol opens. */
  readonly contextsOf: number[] = [];
  readonly expansions: Int32Array[] = [];
  readonly exact: WordTable;
  /** Digits and signs read as letters; i, l and 1, or g, 9 and 6, are one letter there. */
  readonly leet: WordTable;
  /** Repeated letters written once. */
  readonly singled: WordTable;
  /** Words that are looked for under pieces, reversal and typing errors. */
  readonly robust: WordTable;
  readonly phonetic: WordTable;
  readonly consonants: WordTable;
  /** Robust words with one letter left out. */
  readonly shortened: WordTable;
  /** Robust words with one or two inner letters replaced by `*`. */
  readonly masked: WordTable;
  readonly segmenter: Segmenter;
  readonly shapeSymbols: ReadonlyMap<Shape, number>;
  private readonly symbols = new Map<string, number>();

  constructor(private readonly source: VocabularySource) {
    this.symbolOf([]);
    const edge = source.shapes.get('edge');
    this.symbolOf(edge === undefined ? [] : [edge]);
    this.shapeSymbols = new Map([...source.shapes].map(([shape, group]) => [shape, this.symbolOf([group])]));

    const exact = new Map<string, number>();
    const merged = {
      leet: new Merger(),
      singled: new Merger(),
      phonetic: new Merger(),
      consonants: new Merger(),
      shortened: new Merger(),
      masked: new Merger(),
    };
    const robust = new Map<string, number>();
    for (const [word, { classes, robust: isRobust }] of source.words) {
      const symbol = this.symbolOf([...classes]);
      exact.set(word, symbol);
      if (word.length > 1) merged.leet.add(leetKeyOf(word), classes);
      if (word.length > 2) merged.singled.add(singled(word), classes);
      if (!isRobust || !/^[a-z]+$/.test(word)) continue;
      if (word.length >= 3) for (const mask of masksOf(word)) merged.masked.add(mask, classes);
      if (word.length < SHORTEST_ROBUST) continue;
      robust.set(word, symbol);
      const sound = phoneticKeyOf(word);
      if (sound.length >= SHORTEST_PHONETIC) merged.phonetic.add(sound, classes);
      const consonants = consonantsOf(word);
      if (consonants.length >= SHORTEST_CONSONANTS) merged.consonants.add(consonants, classes);
      for (let i = 0; i < word.length; i++)
        merged.shortened.add(word.slice(0, i) + word.slice(i + 1), classes);
    }
    for (const [short, long] of source.spellings) {
      const symbols = long.map((word) => exact.get(word) ?? NOTHING);
      if (symbols.length === 1) exact.set(short, symbols[0] ?? NOTHING);
      else {
        exact.set(short, EXPANSION + this.expansions.length);
        this.expansions.push(Int32Array.from(symbols));
      }
    }
    this.segmenter = new Segmenter([...exact.keys(), ...source.knownWords.filter((word) => word.length > 1)]);
    for (const word of source.knownWords) if (!exact.has(word)) exact.set(word, NOTHING);
    this.exact = new WordTable(exact);
    this.robust = new WordTable(robust);
    const table = (merger: Merger): WordTable =>
      new WordTable(new Map([...merger.classes].map(([key, classes]) => [key, this.symbolOf([...classes])])));
    this.leet = table(merged.leet);
    this.singled = table(merged.singled);
    this.phonetic = table(merged.phonetic);
    this.consonants = table(merged.consonants);
    this.shortened = table(merged.shortened);
    this.masked = table(merged.masked);
  }

  /** The value of a word that is spelled out, for the few places that hold a string; -1 when unknown. */
  valueOf(word: string): number {
    const codes = codesOf(word);
    let hash = 0;
    for (const code of codes) hash = (Math.imul(hash, 0x01000193) + code) | 0;
    return this.exact.find(hash, codes, 0, codes.length);
  }

  private symbolOf(classes: number[]): number {
    const sorted = [...new Set(classes)].sort((a, b) => a - b);
    const key = sorted.join(',');
    const known = this.symbols.get(key);
    if (known !== undefined) return known;
    const symbol = this.classesOf.length;
    this.symbols.set(key, symbol);
    this.classesOf.push(sorted);
    this.contextsOf.push(
      this.source.contexts.reduce((bits, group, i) => (sorted.includes(group) ? bits | (1 << i) : bits), 0),
    );
    return symbol;
  }
}

/** Keys under which several words meet get the classes of all of them. */
class Merger {
  readonly classes = new Map<string, Set<number>>();

  add(key: string, classes: ReadonlySet<number>): void {
    const known = this.classes.get(key);
    if (known === undefined) this.classes.set(key, new Set(classes));
    else for (const group of classes) known.add(group);
  }
}

function masksOf(word: string): string[] {
  const masks: string[] = [];
  for (let i = 1; i < word.length - 1; i++) {
    masks.push(`${word.slice(0, i)}*${word.slice(i + 1)}`);
    if (word.length > 4 && i < word.length - 2) masks.push(`${word.slice(0, i)}**${word.slice(i + 2)}`);
  }
  return masks;
}
