import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** One line of a file of JSON lines: an object, or why it is none. */
export type JsonLine =
  { number: number; value: Record<string, unknown> } | { number: number; problem: string };

/** The longest line that is kept while it is read, in UTF-16 units. */
const LONGEST_LINE = 16 * 1024 * 1024;
const BYTE_ORDER_MARK = /^\uFEFF/;

/**
 * Reads JSON lines one by one in constant memory; empty lines are passed over. A line ends with LF or CR LF and nothing
 * else: the other line ends of Unicode may stand inside a JSON string.
 */
export async function* jsonLines(input: Readable): AsyncGenerator<JsonLine> {
  let number = 0;
  for await (const lines of linesOf(input))
    for (const line of lines) {
      number++;
      if (line === undefined) yield { number, problem: `longer than ${LONGEST_LINE} characters` };
      else {
        const text = number === 1 ? line.replace(BYTE_ORDER_MARK, '') : line;
        if (text.trim() !== '') yield parsed(number, text);
      }
    }
}

/** The lines that each piece of the input completes; undefined stands for one that was too long to keep. */
async function* linesOf(input: Readable): AsyncGenerator<(string | undefined)[]> {
  const decoder = new StringDecoder('utf8');
  let begun: string | undefined = '';
  for await (const chunk of input as AsyncIterable<Buffer | string>) {
    const pieces = (typeof chunk === 'string' ? chunk : decoder.write(chunk)).split('\n');
    const rest = pieces.pop() ?? '';
    const lines: (string | undefined)[] = pieces;
    if (pieces.length > 0) {
      lines[0] = joined(begun, pieces[0]);
      begun = '';
    }
    if (lines.length > 0) yield lines;
    begun = joined(begun, rest);
  }
  begun = joined(begun, decoder.end());
  if (begun !== '') yield [begun];
}

function joined(begun: string | undefined, more = ''): string | undefined {
  return begun === undefined || begun.length + more.length > LONGEST_LINE ? undefined : begun + more;
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
