import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileLexicon } from '../lexicon/compile';
import { commonWordsIn } from '../lexicon/frequency';
import type { Lexicon, Rule } from '../lexicon/lexicon';
import { Engine } from '../match/engine';
import { type Category, SEVERITIES } from '../types';
import type { Labelled } from './examples';
import { train, type Tolerance, type Trained } from './train';
import { packed } from './weights';

/**
 * What each learned rule may hold, and call critical, of the harmless messages that it has not learned from. They are
 * chosen to be hard: of everyday ones it holds far fewer. Distress must not be missed, mockery may.
 */
const TOLERANCES: Readonly<Record<string, Tolerance>> = {
  'learned.threat': { held: 0.011, critical: 0.005 },
  'learned.violence': { held: 0.0016, critical: 0 },
  'learned.self-harm': { held: 0.001, critical: 0.0002 },
  'learned.incitement': { held: 0.0004, critical: 0 },
  'learned.harassment': { held: 0.001, critical: 0 },
  'learned.hate': { held: 0.001, critical: 0 },
  'learned.doxxing': { held: 0.0003, critical: 0 },
  'learned.phishing': { held: 0.001, critical: 0 },
  'learned.sexual': { held: 0.0003, critical: 0 },
};

const toleranceOf = ({ id }: Rule): Tolerance => {
  const tolerance = TOLERANCES[id];
  if (tolerance === undefined) throw new Error(`${id} has no tolerance`);
  return tolerance;
};

/** The labelled messages of a folder of JSON lines, in the order of the names of its files. Throws on a line it cannot read. */
export function readCorpus(folder: string): Labelled[] {
  return corpusFiles(folder).flatMap(({ name, text }) =>
    text
      .trim()
      .split('\n')
      .map((line, i) => labelled(line, `${name}:${i + 1}`)),
  );
}

/** Names the lexicon and the messages that a classifier learns from: as long as both stay the same, so does it. */
export function corpusDigest(library: string): string {
  const hash = createHash('sha256');
  for (const name of ['lexicon.json', 'known-words.json'])
    hash.update(readFileSync(join(library, 'data', name)));
  for (const { name, text } of corpusFiles(join(library, 'corpus'))) hash.update(name).update(text);
  return hash.digest('hex');
}

/** What the corpus tells about how often words are met, as the library loads it. */
export function commonWordsFile(corpus: readonly Labelled[]): string {
  const harmless = corpus.filter(({ expect }) => expect === 'pass');
  const words = commonWordsIn(harmless.map(({ text }) => text));
  return `${JSON.stringify({ words: words.join(' ') }, null, 1)}\n`;
}

/** Learns the classifier of this library anew, with the generated lexicon, and writes it and the common words. */
export function writeTrained(library: string): Trained {
  const generated = (name: string): unknown => JSON.parse(readFileSync(join(library, 'data', name), 'utf8'));
  const { frequent, mistaken } = generated('known-words.json') as { frequent: string; mistaken: string };
  const lexicon = generated('lexicon.json') as Lexicon;
  const compiled = compileLexicon(lexicon, `${frequent} ${mistaken}`.split(' '));
  const rules = new Engine(compiled, lexicon.links);
  const corpus = readCorpus(join(library, 'corpus'));
  const trained = train([...corpus, ...sentencesOf(lexicon)], compiled, toleranceOf, rules);
  const version = createHash('sha256').update(JSON.stringify(trained.weights)).digest('hex').slice(0, 8);
  const file = packed({ learnedFrom: corpusDigest(library), version, ...trained.weights });
  writeFileSync(join(library, 'data/classifier.json'), `${JSON.stringify(file, null, 1)}\n`);
  writeFileSync(join(library, 'data/common-words.json'), commonWordsFile(corpus));
  return trained;
}

/** The sentences of the lexicon itself, which people wrote for its rules. */
function sentencesOf({ rules, allowed }: Lexicon): Labelled[] {
  const pass = (text: string): Labelled => ({ text, kind: 'example', expect: 'pass', severity: 'none' });
  const isWeapon = (category: Category): boolean =>
    category === 'weapon' || category === 'killing' || category === 'violence';
  return [
    ...rules.flatMap(({ id, category, severity, matches, passes }) => [
      ...matches.map((text): Labelled => {
        const kind = id.includes('incite') ? 'incite' : isWeapon(category) ? 'threat' : category;
        return { text, kind, expect: 'hold', severity };
      }),
      ...passes.map(pass),
    ]),
    ...allowed.flatMap(({ passes }) => passes.map(pass)),
  ];
}

const corpusFiles = (folder: string): { name: string; text: string }[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

function labelled(line: string, place: string): Labelled {
  const { text, kind, expect, severity } = JSON.parse(line) as Partial<Labelled>;
  if (text === undefined || kind === undefined || (expect !== 'hold' && expect !== 'pass'))
    throw new Error(`${place}: a line needs text, kind, expect and severity`);
  return { text, kind, expect, severity: SEVERITIES.find((known) => known === severity) ?? 'none' };
}
