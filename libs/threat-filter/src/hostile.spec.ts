import fc from 'fast-check';
import { Classifier } from './classify/classifier';
import { KindSums } from './classify/kind-sums';
import { KnownWeights } from './classify/known-weights';
import { Windows } from './classify/windows';
import { createThreatFilter } from './create-threat-filter';
import { builtInLexicon } from './lexicon/built-in';
import { foldWords } from './lexicon/pattern';
import { Places } from './match/places';
import { Walk } from './match/walk';
import { LetterRuns } from './read/letter-runs';
import { Segmenter } from './read/segmenter';
import { WordTable } from './text/word-table';

const filter = createThreatFilter();

describe('hostile texts', () => {
  const soup = fc.string({ unit: 'binary', maxLength: 300 });
  const pieces = fc.array(
    fc.constantFrom(
      'b',
      'ombe',
      ' ',
      '.',
      '\u200b',
      '\u0301',
      '💣',
      '\u202e',
      '\u202c',
      '&#98;',
      '4',
      '@',
      'é',
      'ﷺ',
      '\ud83d',
      'je vais te tuer',
      'https://x.xyz/',
      '06',
      '\n',
      'ǝɐɯ',
    ),
    { maxLength: 60 },
  );

  it('always get a verdict with valid spans', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          soup,
          pieces.map((list) => list.join('')),
        ),
        (text) => {
          const verdict = filter.screen(text);
          expect(verdict.outcome).not.toBe('unavailable');
          for (const { start, end } of verdict.matches)
            expect(0 <= start && start < end && end <= text.length).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });

  const repeated: Record<string, (size: number) => string> = {
    'one letter': (size) => 'a'.repeat(size),
    'letters apart': (size) => 'b '.repeat(size / 2),
    'digits and letters': (size) => 'b0'.repeat(size / 2),
    'combining marks': (size) => `b${'\u0301'.repeat(size)}ombe`,
    'confusable letters': (size) => 'Ьоmbе '.repeat(size / 6),
    'words together': (size) => 'jevaistetuer'.repeat(size / 12),
    'signs between letters': (size) => 'b*o*m*b*'.repeat(size / 8),
    threats: (size) => 'je vais te tuer '.repeat(size / 16),
    'bombs without end': (size) => 'bombe '.repeat(size / 6),
    'reversed runs': (size) => '\u202eab'.repeat(size / 3),
    entities: (size) => '&#98;'.repeat(size / 5),
    ampersands: (size) => '&'.repeat(size),
    'dots and slashes': (size) => 'a.b/'.repeat(size / 4),
    numbers: (size) => '06 '.repeat(size / 3),
    'upside down': (size) => 'ǝɐɯ '.repeat(size / 4),
    'misspelt words': (size) => 'crev krev tue '.repeat(size / 14),
    'one word a sentence': (size) => 'tue. '.repeat(size / 5),
    'harmless phrases': (size) => 'bombes à eau '.repeat(size / 13),
  };

  /** Words that rules know, in the order of a small generator (Lehmer’s) that is the same each time. */
  const ruleWords = (seed: number, sign: string) => {
    const words = Object.values(builtInLexicon().lists).flatMap((list) =>
      list.words.filter((word) => !word.startsWith('@')).map((word) => foldWords(word).join(' ')),
    );
    return (size: number): string => {
      let text = '';
      for (let chance = seed; text.length < size; chance = (chance * 48271) % 0x7fffffff)
        text += `${words[chance % words.length] ?? ''}${sign}`;
      return text.slice(0, size);
    };
  };

  /** Counts what the work consists of: look-ups, words marked, windows walked, letters cut and joined, stretches judged. */
  const workOn = (text: string): number => {
    let work = 0;
    /** What somebody is given to visit counts each time it does. */
    const countingCalls = (given: unknown): unknown => {
      if (typeof given !== 'function') return given;
      const visit = given as (...found: unknown[]) => unknown;
      return (...found: unknown[]) => {
        work++;
        return visit(...found);
      };
    };
    // Lighter than mocks, which keep the arguments of millions of calls.
    const counting = <T extends object>(
      prototype: T,
      name: keyof T & string,
      cost: (given: number[]) => number,
    ) => {
      const method = prototype[name] as (...given: unknown[]) => unknown;
      const watched = function (this: unknown, ...given: number[]): unknown {
        work += cost(given);
        return method.apply(this, given.map(countingCalls));
      };
      Object.assign(prototype, { [name]: watched });
      return () => Object.assign(prototype, { [name]: method });
    };
    const undo = [
      counting(WordTable.prototype, 'indexOf', () => 1),
      counting(WordTable.prototype, 'mayHold', () => 1),
      counting(Places.prototype, 'read', ([, from = 0, to = 0]) => to - from),
      counting(Walk.prototype, 'through', () => 1),
      counting(Segmenter.prototype, 'cut', ([, , length = 0]) => length),
      counting(LetterRuns.prototype, 'spell', ([size = 0]) => size),
      counting(KnownWeights.prototype, 'lookOfPair', () => 1),
      counting(Windows.prototype, 'each', () => 1),
      counting(KindSums.prototype, 'told', () => 10),
    ];
    const { outcome } = createThreatFilter().screen(text);
    for (const restore of undo) restore();
    expect(outcome).not.toBe('unavailable');
    return work;
  };

  it.each([1, 2, 3])('cost no more than their length: rule words by chance, %s', (seed) => {
    for (const sign of [' ', '. ', '']) {
      const make = ruleWords(seed, sign);
      const [once, twice] = [workOn(make(12_000)), workOn(make(24_000))];
      // The second half is another text than the first.
      expect(twice).toBeLessThanOrEqual(once * 2.5);
      expect(twice).toBeLessThan(24_000 * 30);
    }
  });

  it.each(Object.entries(repeated))('cost no more than their length: %s', (_, make) => {
    const [once, twice] = [workOn(make(12_000)), workOn(make(24_000))];
    // Where the pieces of an endless sentence end changes with its length, and so how many are worth a look.
    expect(twice).toBeLessThanOrEqual(once * 2.1 + 5000);
    expect(twice).toBeLessThan(24_000 * 30);
  });

  it.each([' ', '. ', '! '])(
    'have the kind of a few stretches told, however many may be held, and of each hit once: «%s»',
    (sign) => {
      const told = jest.spyOn(KindSums.prototype, 'told');
      const hits = [
        jest.spyOn(Classifier.prototype, 'scoresBelow'),
        jest.spyOn(Classifier.prototype, 'readsLikeHeld'),
      ];
      createThreatFilter().screen(ruleWords(1, sign)(24_000));
      createThreatFilter().screen(`Crève demain au lycée${sign}`.repeat(1000));
      expect(told.mock.calls.length).toBeGreaterThan(0);
      const ofHits = hits.reduce((sum, { mock }) => sum + mock.calls.length, 0);
      expect(told.mock.calls.length).toBeLessThanOrEqual(16 + ofHits);
      for (const spy of [told, ...hits]) spy.mockRestore();
    },
  );

  it('of 100,000 characters get a verdict', () => {
    for (const make of Object.values(repeated))
      expect(filter.screen(make(100_000)).outcome).not.toBe('unavailable');
  });
});
