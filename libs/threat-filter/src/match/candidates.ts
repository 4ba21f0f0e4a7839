import { Lists } from './lists';
import type { Places } from './places';
import type { Mark, Steps } from './steps';

/**
 * Which patterns can match at all: each is looked for by the marks that it needs and that are met least, and then for the
 * others that it needs. So ordinary texts cost a look at each of their marks, however many patterns there are.
 */
export class Candidates {
  /** After a look the patterns that have all they need, in the first places. */
  readonly found: Int32Array;
  private foundCount = 0;
  /**
   * For each mark the patterns that are looked for by it: each with the number and the marks of its second need, so that
   * most are put aside without leaving the list.
   */
  private readonly soughtBy: Lists;
  /** For each pattern its further needs: numbers of `needs`. */
  private readonly further: Lists;
  private readonly needs: Lists;
  /** For each pattern 1 if it was found. */
  private readonly isFound: Uint8Array;

  /** @param isSought whether a pattern is among those to be looked for */
  constructor(patterns: readonly Steps[], marks: number, isSought: (pattern: number) => boolean) {
    const soughtBy: number[][] = Array.from({ length: marks }, () => []);
    const sets = new Map<string, { number: number; marks: readonly Mark[] }>();
    const numberOf = (set: readonly Mark[]): number => {
      const key = set.join(',');
      const known = sets.get(key) ?? { number: sets.size, marks: set };
      sets.set(key, known);
      return known.number;
    };
    const further = patterns.map(({ needs: [first = [], second = [], ...others] }, pattern) => {
      if (!isSought(pattern)) return [];
      for (const mark of first) soughtBy[mark]?.push(pattern, second.length, ...second);
      return others.map(numberOf);
    });
    this.soughtBy = new Lists(soughtBy);
    this.further = new Lists(further);
    this.needs = new Lists([...sets.values()].map((set) => set.marks));
    this.found = new Int32Array(patterns.length);
    this.isFound = new Uint8Array(patterns.length);
  }

  /** Looks for patterns where these marks are, and says how many it found. */
  in(places: Places): number {
    const { soughtBy, isFound, found } = this;
    const { starts, values } = soughtBy;
    const { met, metCount, isMet } = places;
    for (let i = 0; i < this.foundCount; i++) isFound[found[i] ?? 0] = 0;
    let count = 0;
    for (let i = 0; i < metCount; i++) {
      const mark = met[i] ?? 0;
      const end = starts[mark + 1] ?? 0;
      for (let j = starts[mark] ?? 0; j < end;) {
        const pattern = values[j++] ?? 0;
        const behind = j + 1 + (values[j] ?? 0);
        let hasSecond = behind === j + 1;
        for (j++; j < behind && !hasSecond; j++) hasSecond = isMet[values[j] ?? 0] === 1;
        j = behind;
        if (!hasSecond || isFound[pattern] === 1 || !this.hasFurther(pattern, isMet)) continue;
        isFound[pattern] = 1;
        found[count++] = pattern;
      }
    }
    this.foundCount = count;
    return count;
  }

  private hasFurther(pattern: number, isMet: Uint8Array): boolean {
    const { starts, values } = this.further;
    const end = starts[pattern + 1] ?? 0;
    for (let i = starts[pattern] ?? 0; i < end; i++) if (!this.hasOne(values[i] ?? 0, isMet)) return false;
    return true;
  }

  private hasOne(need: number, isMet: Uint8Array): boolean {
    const { starts, values } = this.needs;
    const end = starts[need + 1] ?? 0;
    for (let i = starts[need] ?? 0; i < end; i++) if (isMet[values[i] ?? 0] === 1) return true;
    return false;
  }
}
