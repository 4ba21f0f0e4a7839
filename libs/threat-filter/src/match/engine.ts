import type { CompiledLexicon } from '../lexicon/compile';
import type { LinkKnowledge, Rule } from '../lexicon/lexicon';
import { findLinks } from '../read/links';
import { Reader } from '../read/reader';
import { READING } from '../read/view';
import { EDGE_SYMBOL } from '../read/vocabulary';
import { rewritten } from '../text/rewrite';
import { TOKEN } from '../text/tokens';
import type { Hit } from './automaton';

/** A rule that was met, with offsets into the original text. */
export interface Finding {
  rule: Rule;
  start: number;
  end: number;
  /** Something in it was disguised. */
  evasive: boolean;
}

/** Runs a compiled lexicon over texts. */
export class Engine {
  private readonly reader: Reader;

  constructor(
    private readonly compiled: CompiledLexicon,
    private readonly links: LinkKnowledge,
  ) {
    this.reader = new Reader(compiled.vocabulary);
  }

  /** All findings in a text and in what it hides. */
  find(text: string, names: ReadonlySet<string>): Finding[] {
    const findings = this.findIn(text, names);
    const hidden = this.mayHide(text) ? rewritten(text) : undefined;
    if (hidden === undefined) return findings;
    const inHidden = this.findIn(hidden.text, names).map((finding) => {
      let start = text.length;
      let end = 0;
      for (let i = finding.start; i < finding.end; i++) {
        start = Math.min(start, hidden.start[i] ?? start);
        end = Math.max(end, hidden.end[i] ?? end);
      }
      return { ...finding, start, end, evasive: true };
    });
    return [...findings, ...inHidden];
  }

  private mayHide(text: string): boolean {
    return this.reader.tokens.disguised || text.includes('&') || text.includes('<');
  }

  private findIn(text: string, names: ReadonlySet<string>): Finding[] {
    const { reader, compiled } = this;
    const { view } = reader;
    reader.read(text, findLinks(text, this.links), names);
    const { automaton, patterns } = compiled;
    const isSure = (hit: Hit): boolean => this.isSure(hit);
    let hits = automaton.run(view.symbols, view.count, isSure);
    const allowed = hits.filter((hit) => patterns[hit.pattern]?.rule === undefined);
    if (allowed.length > 0 && allowed.length < hits.length) {
      for (const { from, to } of allowed) view.silence(from, to);
      hits = automaton.run(view.symbols, view.count, isSure);
    }
    const contexts = hits.length > 0 ? this.contextsOfSentences() : new Map<number, number>();
    return hits.flatMap((hit) => {
      const { rule, unless } = patterns[hit.pattern] ?? { unless: 0 };
      if (rule === undefined) return [];
      if (((contexts.get(view.sentences[hit.from] ?? 0) ?? 0) & unless) !== 0) return [];
      return [this.findingOf(hit, rule)];
    });
  }

  /** Whether a hit rests on more than a guess, or on two pieces of one word. */
  private isSure({ from, to }: Hit): boolean {
    const { symbols, readings, firstToken, lastToken } = this.reader.view;
    let words = 0;
    for (let at = from; at <= to; at++) {
      if (symbols[at] === EDGE_SYMBOL) continue;
      if ((readings[at] ?? 0) < READING.cut) return true;
      words++;
    }
    return words > 2 || (words === 2 && firstToken[from] !== lastToken[to] && symbols[to] !== EDGE_SYMBOL);
  }

  /** For each sentence the bits of the contexts that its words open. */
  private contextsOfSentences(): Map<number, number> {
    const { compiled } = this;
    const { view } = this.reader;
    const contexts = new Map<number, number>();
    for (const { pattern, to } of compiled.contexts.run(view.symbols, view.count)) {
      const sentence = view.sentences[to] ?? 0;
      contexts.set(sentence, (contexts.get(sentence) ?? 0) | (1 << pattern));
    }
    return contexts;
  }

  private findingOf(hit: Hit, rule: Rule): Finding {
    const { tokens, view } = this.reader;
    const { firstToken, lastToken, readings } = view;
    const lastSeen = Math.max(0, tokens.count - 1);
    const first = Math.min(firstToken[hit.from] ?? 0, lastSeen);
    const last = Math.min(Math.max(first, lastToken[hit.to] ?? 0), lastSeen);
    let evasive = false;
    for (let at = hit.from; at <= hit.to; at++) evasive ||= readings[at] === READING.undone;
    for (let token = first; token <= last; token++)
      evasive ||= ((tokens.flags[token] ?? 0) & TOKEN.evasive) !== 0;
    return { rule, start: tokens.start[first] ?? 0, end: tokens.end[last] ?? 0, evasive };
  }
}
