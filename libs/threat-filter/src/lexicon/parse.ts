import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { LONGEST_MATCH } from '../match/walk';
import { CATEGORIES, SEVERITIES } from '../types';
import { compileLexicon, contextsOf, MOST_CONTEXTS, TOO_MANY_CONTEXTS } from './compile';
import { type AllowedPhrase, LANGUAGES, type Lexicon, type Rule, type WordList } from './lexicon';
import { foldWords, parsePattern, PatternError, spellOut } from './pattern';
import { isKnownName } from './word-book';

/** One thing wrong in a lexicon file, told so that its author can mend it. */
export interface LexiconProblem {
  file: string;
  line: number;
  reason: string;
}

export interface LexiconFile {
  name: string;
  text: string;
}

export type ParsedLexicon = { ok: true; lexicon: Lexicon } | { ok: false; problems: LexiconProblem[] };

/** Reads the YAML files of a lexicon and checks every entry; nothing is taken over when anything is wrong. */
export function parseLexicon(files: readonly LexiconFile[]): ParsedLexicon {
  const lexicon: Lexicon = {
    version: '',
    lists: {},
    verbs: {},
    spellings: {},
    rules: [],
    allowed: [],
    links: { shorteners: [], oddEndings: [], brands: {} },
  };
  const readers = files.map((file) => new FileReader(file, lexicon));
  const problems = readers.flatMap((reader) => reader.read());
  problems.push(...readers.flatMap((reader) => reader.unknownNames()));
  if (lexicon.version === '')
    problems.push({ file: files[0]?.name ?? '', line: 1, reason: 'il manque « version »' });
  if (problems.length > 0) return { ok: false, problems };
  try {
    compileLexicon(lexicon);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    const { message: reason, pattern } = error;
    const told = readers.flatMap((reader) =>
      pattern === undefined ? [] : reader.problemOf(pattern, reason),
    );
    const somewhere = { file: files[0]?.name ?? '', line: 1, reason };
    return { ok: false, problems: told.length > 0 ? told : [somewhere] };
  }
  return { ok: true, lexicon };
}

class FileReader {
  private readonly lines = new LineCounter();
  private readonly problems: LexiconProblem[] = [];
  private readonly references: { name: string; node: Node | null }[] = [];
  private readonly patternNodes = new Map<string, Node>();

  constructor(
    private readonly file: LexiconFile,
    private readonly lexicon: Lexicon,
  ) {}

  read(): LexiconProblem[] {
    const document = parseDocument(this.file.text, { lineCounter: this.lines, uniqueKeys: true });
    for (const error of document.errors)
      this.problem(error.pos[0], error.message.split('\n')[0] ?? error.message);
    if (document.errors.length > 0) return this.problems;
    this.fields(document.contents, {
      version: (node) => (this.lexicon.version = this.text(node)),
      lists: (node) => {
        this.entries(node, (name, value) => {
          this.put(this.lexicon.lists, name, this.list(value), value);
        });
      },
      verbs: (node) => {
        this.entries(node, (name, value) => {
          this.put(this.lexicon.verbs, name, this.texts(value), value);
        });
      },
      spellings: (node) => {
        this.entries(node, (name, value) => {
          this.put(this.lexicon.spellings, name, this.text(value), value);
        });
      },
      rules: (node) => {
        for (const item of this.items(node)) this.rule(item);
      },
      allowed: (node) => {
        for (const item of this.items(node)) this.allowed(item);
      },
      links: (node) => {
        this.links(node);
      },
    });
    return [...this.problems];
  }

  /** What is wrong with the `@names` of this file, once all files are read. */
  unknownNames(): LexiconProblem[] {
    this.problems.length = 0;
    for (const { name, node } of this.references)
      if (!isKnownName(this.lexicon, name)) this.problem(node, `@${name} est inconnu`);
    return this.problems;
  }

  /** What is wrong with a pattern, if this file has it. */
  problemOf(pattern: string, reason: string): LexiconProblem[] {
    this.problems.length = 0;
    const node = this.patternNodes.get(pattern);
    if (node !== undefined) this.problem(node, reason);
    return this.problems;
  }

  private list(node: Node | null): WordList {
    if (!isMap(node)) return { robust: false, words: this.words(node) };
    const list: WordList = { robust: false, words: [] };
    this.fields(node, {
      robust: (value) => (list.robust = this.flag(value)),
      words: (value) => (list.words = this.words(value)),
    });
    return list;
  }

  private words(node: Node | null): string[] {
    return this.texts(node, (word) => {
      if (word.startsWith('@')) return;
      const lengths = spellOut(word).map((spelling) => foldWords(spelling).length);
      if (lengths.includes(0)) throw new PatternError(`« ${word} » ne contient aucune lettre`);
      if (lengths.some((length) => length > LONGEST_MATCH))
        throw new PatternError(`une expression a ${LONGEST_MATCH} mots au plus`);
    });
  }

  private rule(node: Node | null): void {
    const rule: Rule = {
      id: '',
      label: '',
      labelEn: '',
      category: 'threat',
      severity: 'medium',
      languages: [],
      patterns: [],
      unless: [],
      matches: [],
      passes: [],
    };
    const seen = this.fields(node, {
      id: (value) => (rule.id = this.identifier(value)),
      label: (value) => (rule.label = this.text(value)),
      labelEn: (value) => (rule.labelEn = this.text(value)),
      category: (value) => (rule.category = this.oneOf(value, CATEGORIES) ?? 'threat'),
      severity: (value) =>
        (rule.severity = this.oneOf(value, SEVERITIES.slice(1) as Rule['severity'][]) ?? 'medium'),
      languages: (value) => {
        rule.languages = this.items(value).flatMap((item) => this.oneOf(item, LANGUAGES) ?? []);
      },
      patterns: (value) => (rule.patterns = this.patterns(value)),
      unless: (value) => {
        rule.unless = this.texts(value);
        for (const name of rule.unless) this.references.push({ name, node: value });
        const contexts = contextsOf(this.lexicon);
        const before = contexts.size;
        for (const name of rule.unless) contexts.add(name);
        if (contexts.size > Math.max(before, MOST_CONTEXTS)) this.problem(value, TOO_MANY_CONTEXTS);
      },
      matches: (value) => (rule.matches = this.texts(value)),
      passes: (value) => (rule.passes = this.texts(value)),
    });
    this.require(node, seen, [
      'id',
      'label',
      'labelEn',
      'category',
      'severity',
      'languages',
      'patterns',
      'matches',
      'passes',
    ]);
    this.lexicon.rules.push(rule);
  }

  private allowed(node: Node | null): void {
    const phrase: AllowedPhrase = { id: '', patterns: [], passes: [] };
    const seen = this.fields(node, {
      id: (value) => (phrase.id = this.identifier(value)),
      patterns: (value) => (phrase.patterns = this.patterns(value)),
      passes: (value) => (phrase.passes = this.texts(value)),
    });
    this.require(node, seen, ['id', 'patterns', 'passes']);
    this.lexicon.allowed.push(phrase);
  }

  private links(node: Node | null): void {
    const { links } = this.lexicon;
    this.fields(node, {
      shorteners: (value) => (links.shorteners = this.texts(value)),
      oddEndings: (value) => (links.oddEndings = this.texts(value)),
      brands: (value) => {
        this.entries(value, (name, owners) => {
          this.put(links.brands, name, this.texts(owners), owners);
        });
      },
    });
  }

  private identifier(node: Node | null): string {
    const id = this.text(node);
    if (!/^[a-z][a-z0-9]*([.-][a-z0-9]+)*$/.test(id))
      this.problem(node, `« ${id} » n’est pas un identifiant`);
    const taken = [...this.lexicon.rules, ...this.lexicon.allowed].some((known) => known.id === id);
    if (taken) this.problem(node, `l’identifiant « ${id} » est déjà pris`);
    return id;
  }

  private patterns(node: Node | null): string[] {
    const patterns = this.texts(node, parsePattern);
    if (isSeq(node)) patterns.forEach((pattern, i) => this.patternNodes.set(pattern, node.items[i] as Node));
    return patterns;
  }

  private texts(node: Node | null, check?: (text: string) => unknown): string[] {
    return this.items(node).map((item) => {
      const text = this.text(item);
      if (check !== undefined)
        for (const [, name = ''] of text.matchAll(/@([a-z0-9.-]+)/g))
          this.references.push({ name, node: item });
      try {
        check?.(text);
      } catch (error) {
        if (!(error instanceof PatternError)) throw error;
        this.problem(item, error.message);
      }
      return text;
    });
  }

  private text(node: Node | null): string {
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (typeof value === 'number') return String(value);
    this.problem(node, 'un texte est attendu');
    return '';
  }

  private flag(node: Node | null): boolean {
    if (isScalar(node) && typeof node.value === 'boolean') return node.value;
    this.problem(node, '« true » ou « false » est attendu');
    return false;
  }

  private oneOf<T extends string>(node: Node | null, known: readonly T[]): T | undefined {
    const text = this.text(node);
    const found = known.find((value) => value === text);
    if (found === undefined)
      this.problem(node, `« ${text} » est inconnu ; sont permis : ${known.join(', ')}`);
    return found;
  }

  private items(node: Node | null): (Node | null)[] {
    if (isSeq(node)) return node.items as (Node | null)[];
    this.problem(node, 'une liste est attendue');
    return [];
  }

  private entries(node: Node | null, take: (name: string, value: Node | null) => void): void {
    if (!isMap(node)) {
      this.problem(node, 'des paires « nom : valeur » sont attendues');
      return;
    }
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (isAlias(value)) this.problem(value, 'les renvois YAML ne sont pas permis');
      else take(name, value as Node | null);
    }
  }

  private fields(node: Node | null, takers: Record<string, (value: Node | null) => unknown>): Set<string> {
    const seen = new Set<string>();
    this.entries(node, (name, value) => {
      seen.add(name);
      const take = takers[name];
      if (take === undefined)
        this.problem(value, `« ${name} » est inconnu ; sont permis : ${Object.keys(takers).join(', ')}`);
      else take(value);
    });
    return seen;
  }

  private require(node: Node | null, seen: ReadonlySet<string>, names: readonly string[]): void {
    for (const name of names) if (!seen.has(name)) this.problem(node, `il manque « ${name} »`);
  }

  private put<T>(record: Record<string, T>, name: string, value: T, node: Node | null): void {
    if (Object.hasOwn(record, name)) this.problem(node, `« ${name} » est déjà défini`);
    record[name] = value;
  }

  private problem(where: Node | number | null, reason: string): void {
    const offset = typeof where === 'number' ? where : (where?.range?.[0] ?? 0);
    this.problems.push({ file: this.file.name, line: Math.max(1, this.lines.linePos(offset).line), reason });
  }
}
