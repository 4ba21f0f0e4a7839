import { createInterface } from 'node:readline';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** One line of a file of JSON lines: an object, or why it is none. */
export type JsonLine =
  { number: number; value: Record<string, unknown> } | { number: number; problem: string };

/** Reads JSON lines one by one; empty lines are passed over. */
export async function* jsonLines(input: Readable): AsyncGenerator<JsonLine> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number++;
    if (line.trim() === '') continue;
    yield parsed(number, line);
  }
}

function parsed(number: number, line: string): JsonLine {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? { number, value } : { number, problem: 'not a JSON object' };
  } catch {
    return { number, problem: 'not JSON' };
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Writes a line and waits while the reader on the other side is slower. */
export async function writeLine(output: Writable, line: string): Promise<void> {
  if (!output.write(`${line}\n`)) await once(output, 'drain');
}
