import { join } from 'node:path';
import { readCorpus } from './classify/corpus';
import type { Labelled } from './classify/examples';
import { createThreatFilter } from './create-threat-filter';
import { builtInLexicon } from './lexicon/built-in';
import { foldWords } from './lexicon/pattern';

/** Sentences that neither the rules nor the classifier have seen: see the README for who wrote them. */
const unseen = readCorpus(join(__dirname, '../evaluation'));
const filter = createThreatFilter();
const verdicts = unseen.map((item) => ({ item, verdict: filter.screen(item.text) }));
const share = (of: (item: Labelled) => boolean, what: (outcome: string) => boolean): number => {
  const chosen = verdicts.filter(({ item }) => of(item));
  return chosen.filter(({ verdict }) => what(verdict.outcome)).length / chosen.length;
};
const isHeld = (outcome: string): boolean => outcome !== 'clear';
const isThreat = (outcome: string): boolean => outcome === 'threat';

/** The letters of a text: neither other spaces nor other signs make another sentence of it. */
const lettersOf = (text: string): string => foldWords(text).join('');

describe('sentences that the filter has never seen', () => {
  it('stand neither in the corpus nor among the examples of the lexicon', () => {
    const { rules, allowed } = builtInLexicon();
    const seen = new Set(
      [
        ...readCorpus(join(__dirname, '../corpus')).map(({ text }) => text),
        ...rules.flatMap(({ matches, passes }) => [...matches, ...passes]),
        ...allowed.flatMap(({ passes }) => passes),
      ].map(lettersOf),
    );
    expect(unseen.map(({ text }) => text).filter((text) => seen.has(lettersOf(text)))).toEqual([]);
  });

  it('are held where they threaten, and called threats where lives are', () => {
    expect(share(({ expect }) => expect === 'hold', isHeld)).toBeGreaterThan(0.9);
    const isCritical = ({ expect, severity }: Labelled): boolean =>
      expect === 'hold' && severity === 'critical';
    expect(share(isCritical, isHeld)).toBeGreaterThan(0.93);
    expect(share(isCritical, isThreat)).toBeGreaterThan(0.88);
  });

  it('pass where they are everyday life', () => {
    const passes = ({ expect }: Labelled): boolean => expect === 'pass';
    expect(share(passes, isHeld)).toBeLessThan(0.03);
    expect(share(passes, isThreat)).toBeLessThan(0.01);
  });

  it('are all shown where they are written', () => {
    for (const { item, verdict } of verdicts)
      for (const { start, end } of verdict.matches) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(item.text.length);
      }
  });
});
