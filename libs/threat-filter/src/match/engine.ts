import { Classifier, type Judgement } from '../classify/classifier';
import type { KnownWeights } from '../classify/known-weights';
import type { CompiledLexicon } from '../lexicon/compile';
import type { LinkKnowledge, Rule } from '../lexicon/lexicon';
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
  private readonly classifier: Classifier | undefined;

  /** `learned` is what a classifier has learned with this lexicon; without it the rules are alone. */
  constructor(
    private readonly compiled: CompiledLexicon,
    links: LinkKnowledge,
    learned?: KnownWeights,
  ) {
    this.reader = new Reader(compiled.vocabulary, links);
    this.classifier = learned === undefined ? undefined : new Classifier(this.reader, learned);
  }

  /** All findings in a text and in what it hides. */
  find(text: string, names: ReadonlySet<string>): Finding[] {
    const findings = this.findIn(text, names);
    const { disguised, mayHaveMarkup } = this.reader.tokens;
    const hidden = disguised || mayHaveMarkup ? rewritten(text) : undefined;
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

  private findIn(text: string, names: ReadonlySet<string>): Finding[] {
    this.reader.read(text, names);
    const judgement = this.classifier?.judge();
    const findings = this.findByRules();
    return judgement === undefined || !addsTo(findings, judgement)
      ? findings
      : [...findings, ...this.findingsOf(judgement)];
  }

  private findByRules(): Finding[] {
    const { reader, compiled } = this;
    const { view } = reader;
    const { automaton, patterns } = compiled;
    const isSure = (hit: Hit): boolean => this.isSure(hit);
    let hits = automaton.run(view.symbols, view.count, isSure);
    const allowed = hits.filter((hit) => patterns[hit.pattern]?.rule === undefined);
    if (allowed.length > 0 && allowed.length < hits.length) {
      for (const { from, to } of allowed) view.silence(from, to);
      hits = automaton.run(view.symbols, view.count, isSure);
    }
    if (hits.length === 0) return [];
    const contexts = this.contextsOfSentences();
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

  /** A finding for each row of telling words. */
  private findingsOf({ rule, telling }: Judgement): Finding[] {
    const rows: { from: number; to: number }[] = [];
    for (const at of telling) {
      const row = rows.at(-1);
      if (row?.to === at - 1) row.to = at;
      else rows.push({ from: at, to: at });
    }
    return rows.map((row) => this.findingOf(row, rule));
  }

  private findingOf(hit: Pick<Hit, 'from' | 'to'>, rule: Rule): Finding {
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

/** The classifier speaks where the rules are silent, or where it alone sees a critical message. */
const addsTo = (findings: readonly Finding[], { rule }: Judgement): boolean =>
  findings.length === 0 ||
  (rule.severity === 'critical' && findings.every((finding) => finding.rule.severity !== 'critical'));
