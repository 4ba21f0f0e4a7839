import { Classifier, type Judgement } from '../classify/classifier';
import type { KnownWeights } from '../classify/known-weights';
import type { CompiledLexicon } from '../lexicon/compile';
import type { LinkKnowledge, Rule } from '../lexicon/lexicon';
import { Reader } from '../read/reader';
import { READING } from '../read/view';
import { EDGE_SYMBOL } from '../read/vocabulary';
import { rewritten } from '../text/rewrite';
import { TOKEN, type Tokens } from '../text/tokens';
import type { Category, Severity } from '../types';
import type { Hit } from './automaton';

/** A rule that was met, with offsets into the original text. */
export interface Finding {
  rule: Rule;
  start: number;
  end: number;
  /** Something in it was disguised. */
  evasive: boolean;
}

const NONE: ReadonlySet<string> = new Set();

/** How many words on either side of a hit count as its neighbourhood. */
const NEIGHBOURHOOD = 6;
/** What scores less is rather harmless than not. */
const EVEN_ODDS = 0;

/** Links and numbers say little to a classifier of words, and despair is never talked away. */
const UNSOBERED: ReadonlySet<Category> = new Set<Category>(['self-harm', 'phishing', 'doxxing']);

/** Runs a compiled lexicon over texts. */
export class Engine {
  private readonly reader: Reader;
  private readonly classifier: Classifier | undefined;

  /**
   * `learned` is what a classifier has learned with this lexicon; without it the rules are alone. Engines that take turns
   * on the same texts may share their `tokens`.
   */
  constructor(
    private readonly compiled: CompiledLexicon,
    links: LinkKnowledge,
    learned?: KnownWeights,
    tokens?: Tokens,
  ) {
    this.reader = new Reader(compiled.vocabulary, links, tokens);
    this.classifier = learned === undefined ? undefined : new Classifier(this.reader, learned);
  }

  /** All findings in a text and in what it hides, but for the rules that are switched off. */
  find(text: string, names: ReadonlySet<string>, off: ReadonlySet<string> = NONE): Finding[] {
    const findings = this.findIn(text, names, off);
    const { disguised, mayHaveMarkup } = this.reader.tokens;
    const hidden = disguised || mayHaveMarkup ? rewritten(text) : undefined;
    if (hidden === undefined) return findings;
    const inHidden = this.findIn(hidden.text, names, off).map((finding) => {
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

  private findIn(text: string, names: ReadonlySet<string>, off: ReadonlySet<string>): Finding[] {
    this.reader.read(text, names);
    const findings = this.findByRules(off);
    const judgement = this.classifier?.judge();
    if (judgement === undefined || off.has(judgement.rule.id) || !addsTo(findings, judgement))
      return findings;
    return [...findings, this.findingOf(judgement, judgement.rule)];
  }

  private findByRules(off: ReadonlySet<string>): Finding[] {
    const { reader, compiled } = this;
    const { view } = reader;
    const { automaton, patterns } = compiled;
    const isSure = (hit: Hit): boolean => this.isSure(hit);
    let hits = automaton.run(view.symbols, view.count, isSure);
    const allowed = hits.filter((hit) => patterns[hit.pattern]?.rule === undefined);
    if (allowed.length > 0 && allowed.length < hits.length)
      hits = automaton.run(view.silenced(allowed), view.count, isSure);
    if (hits.length === 0) return [];
    const contexts = this.contextsOfSentences();
    return hits.flatMap((hit) => {
      const { rule, unless } = patterns[hit.pattern] ?? { unless: 0 };
      if (rule === undefined || off.has(rule.id)) return [];
      const inContext = ((contexts.get(view.sentences[hit.from] ?? 0) ?? 0) & unless) !== 0;
      const severity = this.severityOf(hit, rule, inContext);
      if (severity === 'none') return [];
      return [this.findingOf(hit, severity === rule.severity ? rule : { ...rule, severity })];
    });
  }

  /**
   * How grave a hit is. Where its sentence speaks of something else it is silent, unless its words alone read like what is
   * held: then a critical one is high. Elsewhere it is silent, and a critical one high, where the classifier is sure that
   * what stands around it is harmless and takes its words alone for harmless too. Nobody shall hide a threat or an insult
   * among friendly words.
   */
  private severityOf({ from, to }: Hit, { severity, category }: Rule, inContext: boolean): Severity {
    const { classifier } = this;
    if (classifier === undefined) return inContext ? 'none' : severity;
    const isCritical = severity === 'critical';
    if (inContext) {
      if (!classifier.readsLikeHeld(from, to)) return 'none';
      return isCritical ? 'high' : severity;
    }
    const { clearBelow, soberBelow } = classifier.model;
    const isSober = (below: number): boolean =>
      classifier.scoresBelow(EVEN_ODDS, from, to, 0) &&
      classifier.scoresBelow(below, from, to, NEIGHBOURHOOD);
    if (isCritical) return isSober(soberBelow) ? 'high' : 'critical';
    return !UNSOBERED.has(category) && isSober(clearBelow) ? 'none' : severity;
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
    compiled.contexts.eachEnd(view.symbols, view.count, (pattern, at) => {
      const sentence = view.sentences[at] ?? 0;
      contexts.set(sentence, (contexts.get(sentence) ?? 0) | (1 << pattern));
    });
    return contexts;
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
