import type { Mark, Step } from './steps';

/** What a step does. */
export const OP: Readonly<Record<Step['kind'], number>> = {
  words: 0,
  gap: 1,
  sequence: 2,
  choice: 3,
  optional: 4,
};

/**
 * The steps of all patterns in one array, for they are walked in leaps and should lie side by side. A step is its operation,
 * the place behind it, and its operands: marks, how many words a gap has at most, or other steps.
 */
export interface Program {
  code: Int32Array;
  /** Where each pattern begins. */
  begins: Int32Array;
}

const LENGTH_BITS = 5;

/** The mark of an operand, and how many words it covers. */
export const markOf = (operand: number): Mark => operand >> LENGTH_BITS;
export const wordsOf = (operand: number): number => operand & ((1 << LENGTH_BITS) - 1);

export function layOut(patterns: readonly Step[], lengthOf: Uint8Array): Program {
  const code: number[] = [];
  const put = ({ kind, marks, most, steps }: Step): void => {
    const end = code.push(OP[kind], 0) - 1;
    for (const mark of marks) code.push((mark << LENGTH_BITS) | (lengthOf[mark] ?? 1));
    if (kind === 'gap') code.push(most);
    steps.forEach(put);
    code[end] = code.length;
  };
  const begins = Int32Array.from(patterns, (pattern) => {
    const begin = code.length;
    put(pattern);
    return begin;
  });
  return { code: Int32Array.from(code), begins };
}
