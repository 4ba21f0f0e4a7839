import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInLexicon, knownWords } from '../lexicon/built-in';
import { compileLexicon } from '../lexicon/compile';
import { Engine } from '../match/engine';
import { Reader } from '../read/reader';
import { builtInWeights } from './built-in-weights';
import { Classifier } from './classifier';
import { commonWordsFile, corpusDigest, readCorpus } from './corpus';
import { KnownWeights } from './known-weights';
import { type Labelled, learnedRuleOf } from './examples';
import { train } from './train';

const library = join(__dirname, '../..');

describe('learning', () => {
  const lexicon = compileLexicon(builtInLexicon(), knownWords());
  const fruits = ['pommes', 'poires', 'figues', 'prunes', 'cerises', 'fraises'];
  const items: Labelled[] = fruits.flatMap((fruit): Labelled[] => [
    { text: `Quelle horrible zorglub, ces ${fruit}`, kind: 'hate', expect: 'hold', severity: 'medium' },
    {
      text: `Envoie ta zorglub et ton code, ou ${fruit}`,
      kind: 'phishing',
      expect: 'hold',
      severity: 'high',
    },
    { text: `Nous avons mangé des ${fruit} hier`, kind: 'everyday', expect: 'pass', severity: 'none' },
    { text: `Qui apporte les ${fruit} samedi ?`, kind: 'everyday', expect: 'pass', severity: 'none' },
  ]);
  const learn = (): ReturnType<typeof train> =>
    train(items, lexicon, () => ({ held: 0, critical: 0 }), new Engine(lexicon, builtInLexicon().links));

  it('tells what is held from what passes, in sentences it has not met', () => {
    const { weights, recallLeftOut } = learn();
    expect(recallLeftOut).toBe(1);
    const reader = new Reader(lexicon.vocabulary);
    const classifier = new Classifier(
      reader,
      new KnownWeights(lexicon.vocabulary, lexicon.classNames, weights),
    );
    const ruleOf = (text: string): string | undefined => {
      reader.read(text, new Set());
      return classifier.judge()?.rule.id;
    };
    expect(ruleOf('Quelle horrible zorglub, ces melons')).toBe('learned.hate');
    expect(ruleOf('Envoie ta zorglub et ton code, ou melons')).toBe('learned.phishing');
    expect(ruleOf('Nous avons mangé des melons hier')).toBeUndefined();
  });

  it('comes out the same each time', () => {
    expect(learn().weights).toEqual(learn().weights);
  });

  it('files what is held under a rule by its kind and severity', () => {
    const item = { text: '', expect: 'hold' } as const;
    expect(learnedRuleOf({ ...item, kind: 'threat:fr:bomb', severity: 'critical' })).toBe(0);
    expect(learnedRuleOf({ ...item, kind: 'threat:fr:report', severity: 'high' })).toBe(1);
    expect(() => learnedRuleOf({ ...item, kind: 'weather', severity: 'high' })).toThrow('weather');
  });

  it('was done with the lexicon and the corpus as they are', () => {
    expect(builtInWeights().learnedFrom).toBe(corpusDigest(library));
    expect(readFileSync(join(library, 'data/common-words.json'), 'utf8')).toBe(
      commonWordsFile(readCorpus(join(library, 'corpus'))),
    );
  });
});
