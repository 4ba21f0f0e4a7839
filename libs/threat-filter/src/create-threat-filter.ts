import { type CompiledLexicon, compileLexicon } from './lexicon/compile';
import { builtInLexicon, knownWords } from './lexicon/built-in';
import type { Lexicon } from './lexicon/lexicon';
import { foldWords } from './lexicon/pattern';
import { schoolLexicon } from './lexicon/school-words';
import { Engine } from './match/engine';
import type { SchoolWord, ThreatFilter } from './types';
import { unavailable, verdictOf } from './verdict';

export interface ThreatFilterOptions {
  /** Another lexicon than the one that comes with the library. */
  lexicon?: Lexicon;
  /** The words of one school, on top of the lexicon. */
  additions?: readonly SchoolWord[];
  /** Ids of rules to leave out, critical ones included: the caller lists and audits them. */
  disabledRules?: readonly string[];
  /** Names of the people of the school, for rules about private data. */
  directoryNames?: readonly string[];
}

const compiled = new WeakMap<Lexicon, CompiledLexicon>();

function compiledOnce(lexicon: Lexicon): CompiledLexicon {
  const known = compiled.get(lexicon);
  if (known !== undefined) return known;
  const fresh = compileLexicon(lexicon, knownWords());
  compiled.set(lexicon, fresh);
  return fresh;
}

/**
 * Makes a filter. The lexicon is compiled once and shared by all filters; a school's own words are a small lexicon of
 * their own that runs beside it.
 */
export function createThreatFilter(options: ThreatFilterOptions = {}): ThreatFilter {
  const lexicon = options.lexicon ?? builtInLexicon();
  const engines = [new Engine(compiledOnce(lexicon), lexicon.links)];
  if (options.additions !== undefined && options.additions.length > 0) {
    const own = schoolLexicon(options.additions, lexicon.version);
    engines.push(new Engine(compileLexicon(own), own.links));
  }
  const off = new Set(options.disabledRules);
  const names = new Set((options.directoryNames ?? []).flatMap(foldWords).filter((name) => name.length > 2));
  return {
    lexiconVersion: lexicon.version,
    screen(text) {
      try {
        const findings = engines.flatMap((engine) => engine.find(text, names));
        return verdictOf(
          text,
          off.size === 0 ? findings : findings.filter(({ rule }) => !off.has(rule.id)),
          lexicon.version,
        );
      } catch {
        return unavailable(lexicon.version);
      }
    },
  };
}
