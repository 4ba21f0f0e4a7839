import type { Finding } from './match/engine';
import { type Match, SEVERITIES, type Severity, type Verdict } from './types';

const MOST_MATCHES = 50;
const LONGEST_QUOTE = 60;
const LONGEST_MATCH = 400;

const SELF_HARM_ADVICE =
  'Cette personne a peut-être besoin d’aide\u00a0: prévenez la direction, l’infirmière ou le psychologue de l’établissement. ' +
  '3114 (prévention du suicide, jour et nuit), 3018 (jeunes et numérique), 119 (enfance en danger), 15 ou 112 en urgence.';
const INCITEMENT_ADVICE =
  'La personne visée a peut-être besoin d’aide\u00a0: prévenez la direction, et pour elle le 3018 (jeunes et numérique) ou le 3114. ' +
  'L’auteur relève de la modération.';
const THREAT_ADVICE =
  'En cas de danger immédiat, appelez le 17 ou le 112, puis prévenez la direction. Ne répondez pas à l’auteur et gardez le message.';

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** Makes the verdict of the findings: gravest first in the explanation, in the order of the text in the matches. */
export function verdictOf(text: string, findings: readonly Finding[], lexiconVersion: string): Verdict {
  if (findings.length === 0) return clear(lexiconVersion);
  const kept = withoutRepeats(findings);
  const found = kept.map((finding) => ({ finding, match: matchOf(text, finding, kept) }));
  const byGravity = [...found].sort((a, b) => rank(b.match.severity) - rank(a.match.severity));
  const [worst] = byGravity;
  if (worst === undefined) return clear(lexiconVersion);
  const { severity, category } = worst.match;
  const categories = [...new Set(byGravity.map(({ match }) => match.category))];
  const shown = new Set(byGravity.slice(0, MOST_MATCHES).map(({ match }) => match));
  return {
    outcome: severity === 'critical' ? 'threat' : 'suspect',
    severity,
    category,
    categories,
    matches: found.map(({ match }) => match).filter((match) => shown.has(match)),
    rules: [...new Set(byGravity.map(({ match }) => match.rule))],
    lexiconVersion,
    explanation: explain(worst.match, worst.finding, byGravity.length),
    ...adviceFor(byGravity.map(({ match }) => match)),
  };
}

function matchOf(text: string, finding: Finding, all: readonly Finding[]): Match {
  const { start, end, rule } = finding;
  return {
    start,
    end,
    text: clip(text.slice(start, end), LONGEST_MATCH),
    rule: rule.id,
    category: rule.category,
    severity: raised(finding, all),
  };
}

const clear = (lexiconVersion: string): Verdict => ({
  outcome: 'clear',
  severity: 'none',
  category: null,
  categories: [],
  matches: [],
  rules: [],
  lexiconVersion,
  explanation: 'Rien de préoccupant n’a été trouvé.',
});

/** The verdict when the filter itself failed: the message is held, and a person reads it. */
export function unavailable(lexiconVersion: string): Verdict {
  return {
    outcome: 'unavailable',
    severity: 'high',
    category: null,
    categories: [],
    matches: [],
    rules: [],
    lexiconVersion,
    explanation: 'Le filtre n’a pas pu lire ce message\u202f; il attend une relecture attentive.',
  };
}

function explain(match: Match, finding: Finding, count: number): string {
  const quote = `«\u00a0${clip(match.text.replace(/\p{Cf}/gu, '').replace(/\s+/g, ' '), LONGEST_QUOTE)}\u00a0»`;
  const disguise = finding.evasive ? ', écrit de façon déguisée' : '';
  const others = count > 1 ? ` (${count} passages à relire)` : '';
  return `${finding.rule.label}\u00a0: ${quote}${disguise}${others}.`;
}

/** Care comes first, and does not hide that somebody else is threatened. */
function adviceFor(matches: readonly Match[]): { advice?: string } {
  const isIncitement = ({ rule }: Match): boolean => rule.includes('incite');
  const hurt = matches.filter(({ category }) => category === 'self-harm');
  const care = hurt.some((match) => !isIncitement(match));
  const danger = matches.some(
    ({ category, severity }) => category !== 'self-harm' && severity === 'critical',
  );
  const advice = [
    ...(care ? [SELF_HARM_ADVICE] : []),
    ...(hurt.some(isIncitement) ? [INCITEMENT_ADVICE] : []),
    ...(danger ? [THREAT_ADVICE] : []),
  ];
  return advice.length > 0 ? { advice: advice.join(' ') } : {};
}

/** A disguise is no offence by itself; beside another hit it makes a medium one high. */
function raised(finding: Finding, all: readonly Finding[]): Severity {
  const { severity } = finding.rule;
  const hasOther = all.some(({ rule }) => rule.id !== finding.rule.id);
  return severity === 'medium' && finding.evasive && hasOther ? 'high' : severity;
}

/** In the order of the text, one finding for each rule and stretch: the longest of those that overlap. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const sorted = [...findings].sort(
    (a, b) =>
      a.start - b.start || b.end - a.end || (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0),
  );
  const last = new Map<string, Finding>();
  return sorted.filter((finding) => {
    const previous = last.get(finding.rule.id);
    if (previous !== undefined && finding.start < previous.end) return false;
    last.set(finding.rule.id, finding);
    return true;
  });
}

function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = /[\ud800-\udbff]/.test(text.charAt(most - 2)) ? most - 2 : most - 1;
  return `${text.slice(0, end)}…`;
}
