import type { Readable, Writable } from 'node:stream';
import { createThreatFilter, type Verdict } from '@app/threat-filter';
import { jsonLines } from './json-lines';

interface Group {
  count: number;
  held: number;
}

interface Figures {
  holds: Group;
  passes: Group;
  critical: Group;
  criticalAsCritical: number;
  falseThreats: number;
  byKind: Map<string, Group & { expect: 'hold' | 'pass' }>;
  wrong: string[];
  refused: number;
}

/** Screens labelled JSON lines and prints recall, false positives and both by kind. */
export async function reportOn(
  input: Readable,
  errors: number,
  output: Writable,
  log: Writable,
): Promise<{ refused: number }> {
  const figures = await measure(input, errors, log);
  print(figures, output);
  return { refused: figures.refused };
}

/** The figures of a stream of labelled JSON lines. */
export async function measure(input: Readable, errors: number, log: Writable): Promise<Figures> {
  const filter = createThreatFilter();
  const group = (): Group => ({ count: 0, held: 0 });
  const figures: Figures = {
    holds: group(),
    passes: group(),
    critical: group(),
    criticalAsCritical: 0,
    falseThreats: 0,
    byKind: new Map(),
    wrong: [],
    refused: 0,
  };
  for await (const line of jsonLines(input)) {
    const item = 'value' in line ? labelled(line.value) : undefined;
    if (item === undefined) {
      figures.refused++;
      log.write(`line ${line.number}: ${'problem' in line ? line.problem : 'no text or no label'}\n`);
      continue;
    }
    count(figures, item, filter.screen(item.text), errors);
  }
  return figures;
}

interface Labelled {
  text: string;
  kind: string;
  expect: 'hold' | 'pass';
  severity: unknown;
}

function labelled({ text, kind, expect, severity }: Record<string, unknown>): Labelled | undefined {
  if (typeof text !== 'string' || (expect !== 'hold' && expect !== 'pass')) return undefined;
  const shown = typeof kind === 'string' ? JSON.stringify(kind).slice(1, -1) : 'other';
  return { text, kind: shown, expect, severity };
}

function count(
  figures: Figures,
  { text, kind, expect, severity }: Labelled,
  verdict: Verdict,
  errors: number,
): void {
  const held = verdict.outcome !== 'clear';
  const add = (group: Group): void => {
    group.count++;
    if (held) group.held++;
  };
  const byKind = figures.byKind.get(kind) ?? { count: 0, held: 0, expect };
  figures.byKind.set(kind, byKind);
  add(byKind);
  add(expect === 'hold' ? figures.holds : figures.passes);
  if (expect === 'hold' && severity === 'critical') {
    add(figures.critical);
    if (verdict.severity === 'critical') figures.criticalAsCritical++;
  }
  if (expect === 'pass' && verdict.outcome === 'threat') figures.falseThreats++;
  if (held !== (expect === 'hold') && figures.wrong.length < errors)
    figures.wrong.push(
      `${held ? 'held' : 'missed'}  ${kind}  ${JSON.stringify(text)}  ${verdict.rules.join(' ')}`,
    );
}

function print(figures: Figures, output: Writable): void {
  const share = (part: number, whole: number): string =>
    whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
  const row = (name: string, part: number, whole: number): void => {
    output.write(
      `${name.padEnd(36)} ${String(part).padStart(6)} / ${String(whole).padEnd(6)} ${share(part, whole)}\n`,
    );
  };
  row('recall', figures.holds.held, figures.holds.count);
  row('recall, critical', figures.critical.held, figures.critical.count);
  row('critical called critical', figures.criticalAsCritical, figures.critical.count);
  row('false positives', figures.passes.held, figures.passes.count);
  row('false threats', figures.falseThreats, figures.passes.count);
  const kinds = [...figures.byKind].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const expect of ['hold', 'pass'] as const) {
    output.write(expect === 'hold' ? '\nheld, by kind\n' : '\nheld wrongly, by kind\n');
    for (const [kind, group] of kinds) if (group.expect === expect) row(kind, group.held, group.count);
  }
  for (const wrong of figures.wrong) output.write(`${wrong}\n`);
}
