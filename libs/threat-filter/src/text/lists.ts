/** Lists of numbers in one array, for lists that are read all the time should lie side by side. */
export class Lists {
  /** List i is `values[starts[i] … starts[i + 1])`. */
  readonly starts: Int32Array;
  readonly values: Int32Array;

  constructor(lists: readonly (readonly number[])[]) {
    this.starts = new Int32Array(lists.length + 1);
    lists.forEach((list, i) => {
      this.starts[i + 1] = (this.starts[i] ?? 0) + list.length;
    });
    this.values = new Int32Array(this.starts[lists.length] ?? 0);
    lists.forEach((list, i) => {
      this.values.set(list, this.starts[i]);
    });
  }
}
