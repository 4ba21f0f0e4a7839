import type { QueueItem } from './queue';

/** One line of the list; `gone` once somebody else has decided, until the list is next put in order. */
export interface QueueRow {
  readonly item: QueueItem;
  readonly gone: boolean;
}

export interface Arrangement {
  readonly rows: readonly QueueRow[];
  /** Messages that wait to be shown, because showing them would push a line under somebody’s pointer. */
  readonly arrived: readonly QueueItem[];
}

export const NOTHING: Arrangement = { rows: [], arrived: [] };

const RANK = { critical: 3, high: 2, medium: 1, none: 0 } as const satisfies Record<
  QueueItem['severity'],
  number
>;
const rank = (item: QueueItem): number => RANK[item.severity];
const comesAfter = (item: QueueItem, other: QueueItem): boolean =>
  rank(item) !== rank(other) ? rank(item) < rank(other) : item.waitingSince > other.waitingSince;

/**
 * The list after the server was asked again, without moving a line: what is known stays where it is, what
 * somebody else decided stays as gone, what is new joins only at the very end. The rest is counted in `arrived`.
 * While `complete` is false the server has further pages, and what would stand on them is not gone.
 */
export function follow(shown: Arrangement, served: readonly QueueItem[], complete: boolean): Arrangement {
  if (shown.rows.length === 0) return { rows: served.map((item) => ({ item, gone: false })), arrived: [] };
  const now = new Map(served.map((item) => [item.id, item]));
  const lastServed = served.at(-1);
  const beyond = (item: QueueItem) => !complete && (lastServed === undefined || comesAfter(item, lastServed));
  const rows: QueueRow[] = shown.rows.map((row) => {
    const item = now.get(row.item.id);
    now.delete(row.item.id);
    return item === undefined ? { ...row, gone: row.gone || !beyond(row.item) } : { item, gone: false };
  });
  const arrived: QueueItem[] = [];
  for (const item of now.values()) {
    if (placeAtEndOfUrgency(rows, item) === rows.length) rows.push({ item, gone: false });
    else arrived.push(item);
  }
  return { rows, arrived };
}

/** Puts the list in order at a moment chosen by its reader: what is gone leaves, what arrived joins. */
export function settle({ rows, arrived }: Arrangement): Arrangement {
  const settled = rows.filter((row) => !row.gone);
  for (const item of arrived) settled.splice(placeAtEndOfUrgency(settled, item), 0, { item, gone: false });
  return { rows: settled, arrived: [] };
}

function placeAtEndOfUrgency(rows: readonly QueueRow[], item: QueueItem): number {
  return rows.findLastIndex((row) => rank(row.item) >= rank(item)) + 1;
}

/** The line to open when this one is done: the next that still waits, else the nearest before it. */
export function nextAfter(rows: readonly QueueRow[], id: string): QueueItem | undefined {
  const index = rows.findIndex((row) => row.item.id === id);
  const waits = (row: QueueRow) => !row.gone && row.item.id !== id;
  return (rows.slice(index + 1).find(waits) ?? rows.slice(0, Math.max(index, 0)).findLast(waits))?.item;
}
