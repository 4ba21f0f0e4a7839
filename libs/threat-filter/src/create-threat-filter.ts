import { builtInWeights } from './classify/built-in-weights';
import { KnownWeights } from './classify/known-weights';
import { LEARNED_RULE_IDS } from './classify/learned-rules';
import { type CompiledLexicon, compileLexicon } from './lexicon/compile';
import { builtInLexicon, knownWords } from './lexicon/built-in';
import type { Lexicon } from './lexicon/lexicon';
import { foldWords } from './lexicon/pattern';
import { schoolLexicon } from './lexicon/school-words';
import { Engine } from './match/engine';
import { Tokens } from './text/tokens';
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

interface Ready {
  compiled: CompiledLexicon;
  learned: KnownWeights | undefined;
}

const readyLexicons = new WeakMap<Lexicon, Ready>();

/** Compiles a lexicon when it is first used. The classifier has learned with the lexicon of this library, and no other. */
function readyOnce(lexicon: Lexicon): Ready {
  const known = readyLexicons.get(lexicon);
  if (known !== undefined) return known;
  const compiled = compileLexicon(lexicon, knownWords());
  const learned =
    lexicon === builtInLexicon()
      ? new KnownWeights(compiled.vocabulary, compiled.classNames, builtInWeights())
      : undefined;
  readyLexicons.set(lexicon, { compiled, learned });
  return { compiled, learned };
}

/**
 * Makes a filter. The lexicon is compiled once and shared by all filters; a school's own words are a small lexicon of
 * their own that runs beside it.
 */
export function createThreatFilter(options: ThreatFilterOptions = {}): ThreatFilter {
  const lexicon = options.lexicon ?? builtInLexicon();
  const off = new Set(options.disabledRules);
  const ready = readyOnce(lexicon);
  const { compiled } = ready;
  const learned = LEARNED_RULE_IDS.every((id) => off.has(id)) ? undefined : ready.learned;
  const version = learned === undefined ? lexicon.version : `${lexicon.version}+${builtInWeights().version}`;
  const tokens = new Tokens();
  const engines = [new Engine(compiled, lexicon.links, learned, tokens)];
  if (options.additions !== undefined && options.additions.length > 0) {
    const own = schoolLexicon(options.additions, version);
    engines.push(new Engine(compileLexicon(own), own.links, undefined, tokens));
  }
  const names = new Set((options.directoryNames ?? []).flatMap(foldWords).filter((name) => name.length > 2));
  return {
    lexiconVersion: version,
    screen(text) {
      try {
        return verdictOf(
          text,
          engines.flatMap((engine) => engine.find(text, names, off)),
          version,
        );
      } catch {
        return unavailable(version);
      }
    },
  };
}
