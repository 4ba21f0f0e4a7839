import type { Readable, Writable } from 'node:stream';
import { createThreatFilter } from '@app/threat-filter';
import { jsonLines, writeLine } from './json-lines';

const PROGRESS_EVERY = 100_000;

export interface ScanCounts {
  screened: number;
  held: number;
  refused: number;
}

/**
 * Screens JSON lines `{id, text}` as they come, in constant memory. A line that cannot be read is reported with its
 * number and the rest goes on.
 */
export async function scan(input: Readable, output: Writable, log: Writable): Promise<ScanCounts> {
  const filter = createThreatFilter();
  const counts: ScanCounts = { screened: 0, held: 0, refused: 0 };
  for await (const line of jsonLines(input)) {
    const problem =
      'problem' in line ? line.problem : typeof line.value.text === 'string' ? undefined : 'no text';
    if ('problem' in line || problem !== undefined) {
      counts.refused++;
      log.write(`line ${line.number}: ${problem ?? ''}\n`);
      continue;
    }
    const verdict = filter.screen(String(line.value.text));
    counts.screened++;
    if (verdict.outcome !== 'clear') counts.held++;
    await writeLine(
      output,
      JSON.stringify({
        id: line.value.id,
        verdict: verdict.outcome,
        severity: verdict.severity,
        category: verdict.category,
        matches: verdict.matches.map(({ start, end, text, rule }) => ({ start, end, text, rule })),
      }),
    );
    if (counts.screened % PROGRESS_EVERY === 0) log.write(`${summary(counts)}\n`);
  }
  log.write(`${summary(counts)}\n`);
  return counts;
}

const summary = ({ screened, held, refused }: ScanCounts): string =>
  `${screened} screened, ${held} held, ${refused} lines refused`;
