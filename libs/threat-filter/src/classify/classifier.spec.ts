import { builtInLexicon, knownWords } from '../lexicon/built-in';
import { compileLexicon } from '../lexicon/compile';
import { Engine } from '../match/engine';
import { Reader } from '../read/reader';
import { builtInWeights } from './built-in-weights';
import { Classifier } from './classifier';
import { KnownWeights } from './known-weights';
import { LEARNED_RULES } from './learned-rules';
import { Look } from './sums';
import { visitFeatures } from './visit-features';
import { packed, unpacked } from './weights';

const TEXTS = [
  'On se retrouve devant la grille à 18 h pour le covoiturage.',
  'jvé te fR la po sal batar',
  'Je vais te r3trouv3r et te f.r.a.p.p.e.r 🔪',
  'Merci, à demain',
  'سأقتلكم جميعا غدا',
];

describe('the classifier', () => {
  const lexicon = builtInLexicon();
  const compiled = compileLexicon(lexicon, knownWords());
  const all = LEARNED_RULES.map(() => -1e9);
  const weights = { ...builtInWeights(), glanceFrom: -1e9, lookFrom: -1e9, holdFrom: all };
  const known = new KnownWeights(compiled.vocabulary, compiled.classNames, weights);
  const reader = new Reader(compiled.vocabulary);
  const classifier = new Classifier(reader, known);

  const judge = (text: string): ReturnType<Classifier['judge']> => {
    reader.read(text, new Set());
    return classifier.judge();
  };

  it.each(TEXTS)('adds up what each feature of a sentence weighs: %s', (text) => {
    reader.read(text, new Set());
    const look = new Look(reader, known);
    look.read([0, reader.view.count - 1]);
    const features: number[] = [];
    const take = (feature: number): number => features.push(feature);
    for (let at = 0; at < reader.view.count; at++)
      visitFeatures(reader, known.groups, at, { group: take, pair: take, letters: take });
    const total = features.reduce((sum, feature) => sum + (weights.weights[feature] ?? 0), 0);
    expect(look.of(0, reader.view.count - 1)).toBeCloseTo(total / Math.sqrt(features.length + 1), 5);
  });

  it('gives the same text the same weight whatever it has read before', () => {
    const fresh = new Classifier(reader, new KnownWeights(compiled.vocabulary, compiled.classNames, weights));
    for (const text of TEXTS) {
      reader.read(text, new Set());
      expect(fresh.judge()).toEqual(classifier.judge());
    }
  });

  it('finds a threat among friendly lines, and shows its words', () => {
    const friendly = 'Bonjour à tous, pensez aux gâteaux pour la fête de samedi. '.repeat(40);
    const threat = 'Je vais venir avec le fusil de mon père et vous allez tous y passer.';
    const alone = judge(threat);
    const among = judge(`${friendly}${threat} ${friendly}`);
    expect(among?.score).toBeCloseTo(alone?.score ?? 0, 0);
    const first = friendly.split(' ').length - 1;
    const { from, to } = among ?? { from: 0, to: 0 };
    expect(reader.view.firstToken[from]).toBeGreaterThanOrEqual(first);
    expect(reader.view.lastToken[to]).toBeLessThan(first + threat.split(' ').length);
  });

  it.each(LEARNED_RULES.map(({ id, matches }) => [id, matches[0] ?? '']))(
    'holds the example of %s',
    (id, example) => {
      const engine = new Engine(
        { ...compiled, patterns: [] },
        lexicon.links,
        new KnownWeights(compiled.vocabulary, compiled.classNames, builtInWeights()),
      );
      expect(engine.find(example, new Set()).map(({ rule }) => rule.id)).toContain(id);
    },
  );

  it('is kept in a file without loss, and a file with too few weights is refused', () => {
    const file = packed(builtInWeights());
    expect(unpacked(file)).toEqual(builtInWeights());
    expect(() => unpacked({ ...file, weights: 'AAAA' })).toThrow('weights');
    const without = JSON.parse(JSON.stringify({ ...file, clearBelow: -Infinity })) as typeof file;
    expect(() => unpacked(without)).toThrow('missing');
  });
});
