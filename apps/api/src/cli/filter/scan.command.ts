import type { Readable, Writable } from 'node:stream';
import { createThreatFilter, type Verdict } from '@app/threat-filter';
import { jsonLines, writeLine, type JsonLine } from './json-lines';
import { Progress, type Log } from './progress';

/** The clock is looked at once in so many lines. */
const LOOK_EVERY = 512;

export interface ScanCounts {
  screened: number;
  held: number;
  refused: number;
}

/**
 * Screens JSON lines `{id, text}` as they come, in constant memory. A line that cannot be read is reported with its
 * number and the rest goes on. When `stop` is aborted, the line in hand is finished and the counts are told.
 */
export async function scan(
  input: Readable,
  output: Writable,
  log: Log,
  stop?: AbortSignal,
): Promise<ScanCounts> {
  const filter = createThreatFilter();
  const counts: ScanCounts = { screened: 0, held: 0, refused: 0 };
  const progress = new Progress(log);
  for await (const line of until(stop, input)) {
    const item = itemIn(line);
    if ('problem' in item) {
      counts.refused++;
      progress.say(`line ${line.number}: ${item.problem}`);
      continue;
    }
    const verdict = filter.screen(item.text);
    counts.screened++;
    if (verdict.outcome !== 'clear') counts.held++;
    await writeLine(output, answer(item.id, verdict));
    if (counts.screened % LOOK_EVERY === 0) progress.at(() => summary(counts));
  }
  progress.say(`${stop?.aborted ? 'Stopped: ' : ''}${summary(counts)}`);
  return counts;
}

/** The lines of an input until somebody stops it; input that is cut off on purpose is no error. */
async function* until(stop: AbortSignal | undefined, input: Readable): AsyncGenerator<JsonLine> {
  stop?.addEventListener('abort', () => input.destroy(), { once: true });
  try {
    for await (const line of jsonLines(input)) {
      if (stop?.aborted) return;
      yield line;
    }
  } catch (error) {
    if (!stop?.aborted) throw error;
  }
}

function itemIn(line: JsonLine): { id: unknown; text: string } | { problem: string } {
  if ('problem' in line) return line;
  const { id, text } = line.value;
  return typeof text === 'string' ? { id, text } : { problem: 'no text' };
}

const answer = (id: unknown, { outcome, severity, category, matches }: Verdict): string =>
  JSON.stringify({
    id,
    verdict: outcome,
    severity,
    category,
    matches: matches.map(({ start, end, text, rule }) => ({ start, end, text, rule })),
  });

const summary = ({ screened, held, refused }: ScanCounts): string =>
  `${screened} screened, ${held} held, ${refused} ${refused === 1 ? 'line' : 'lines'} refused`;
