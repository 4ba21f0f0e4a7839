import { Lists } from '../text/lists';
import type { Compacted } from './compacted';
import { Needs } from './needs';
import type { Places } from './places';

/**
 * Which patterns can match at all: each is looked for by the marks that it needs and that are met least, and then for the
 * others that it needs. So ordinary texts cost a look at each of their marks, however many patterns there are.
 */
export class Candidates {
  /** After a look the patterns that have all they need, in the first places. */
  readonly found: Int32Array;
  private foundCount = 0;
  /** For each mark the patterns that are looked for by it: each with its second need. */
  private readonly soughtBy: Lists;
  /** For each pattern its further needs. */
  private readonly further: Lists;
  private readonly needs = new Needs();
  /** For each pattern 1 if it was found. */
  private readonly isFound: Uint8Array;

  /** @param isSought whether a pattern is among those to be looked for */
  constructor({ patterns, leads }: Compacted, isSought: (pattern: number) => boolean) {
    const { needs } = this;
    const soughtBy: number[][] = Array.from({ length: leads }, () => []);
    const further = patterns.map(({ needs: [first = [], second, ...others] }, pattern) => {
      if (!isSought(pattern)) return [];
      // What needs nothing more needs the same once more: it is met wherever it is looked up.
      const next = needs.add(second ?? first);
      for (const mark of first) soughtBy[mark]?.push(pattern, next);
      return others.map((need) => needs.add(need));
    });
    needs.seal();
    this.soughtBy = new Lists(soughtBy);
    this.further = new Lists(further);
    this.found = new Int32Array(patterns.length);
    this.isFound = new Uint8Array(patterns.length);
  }

  /** Looks for patterns where these marks are, and says how many it found. */
  in(places: Places): number {
    const { isFound, found, needs } = this;
    const { starts, values } = this.soughtBy;
    const { leads, leadCount } = places;
    for (let i = 0; i < this.foundCount; i++) isFound[found[i] ?? 0] = 0;
    needs.forget();
    let count = 0;
    for (let i = 0; i < leadCount; i++) {
      const mark = leads[i] ?? 0;
      const end = starts[mark + 1] ?? 0;
      for (let j = starts[mark] ?? 0; j < end; j += 2) {
        if (!needs.isMet(values[j + 1] ?? 0, places)) continue;
        const pattern = values[j] ?? 0;
        if (isFound[pattern] === 1 || !this.hasFurther(pattern, places)) continue;
        isFound[pattern] = 1;
        found[count++] = pattern;
      }
    }
    this.foundCount = count;
    return count;
  }

  private hasFurther(pattern: number, places: Places): boolean {
    const { starts, values } = this.further;
    const end = starts[pattern + 1] ?? 0;
    for (let i = starts[pattern] ?? 0; i < end; i++)
      if (!this.needs.isMet(values[i] ?? 0, places)) return false;
    return true;
  }
}
