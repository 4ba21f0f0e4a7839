import type { Places } from './places';
import type { Mark } from './steps';

const LAST_TEXT = 1 << 29;

/**
 * Sets of marks of which one has to be met. Many patterns share one, so the answer is remembered with the need, for one text.
 * A need is known by where it stands in one array: the answer, how many marks it has, and these, side by side.
 */
export class Needs {
  private records = new Int32Array();
  private written: number[] = [];
  private readonly known = new Map<string, number>();
  private text = 0;

  /** Where a need stands. */
  add(marks: readonly Mark[]): number {
    const key = marks.join(',');
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const need = this.written.length;
    this.written.push(0, marks.length, ...marks);
    this.known.set(key, need);
    return need;
  }

  /** To be called when all needs have been added. */
  seal(): void {
    this.records = Int32Array.from(this.written);
    this.written = [];
    this.known.clear();
  }

  /** To be called for each new text. */
  forget(): void {
    if (this.text++ < LAST_TEXT) return;
    for (let need = 0; need < this.records.length; need += 2 + (this.records[need + 1] ?? 0))
      this.records[need] = 0;
    this.text = 1;
  }

  /** Whether one of its marks was met. */
  isMet(need: number, places: Places): boolean {
    const answer = this.records[need] ?? 0;
    return answer >> 1 === this.text ? (answer & 1) === 1 : this.lookUp(need, places);
  }

  private lookUp(need: number, places: Places): boolean {
    const { records } = this;
    const end = need + 2 + (records[need + 1] ?? 0);
    let at = need + 2;
    while (at < end && !places.isMet(records[at] ?? 0)) at++;
    records[need] = this.text * 2 + (at < end ? 1 : 0);
    return at < end;
  }
}
