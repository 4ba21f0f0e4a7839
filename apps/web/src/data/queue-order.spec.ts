import { follow, nextAfter, NOTHING, settle, type Arrangement } from './queue-order';
import type { QueueItem } from './queue';

let clock = 0;
const item = (id: string, severity: QueueItem['severity'] = 'none'): QueueItem => ({
  id,
  version: 1,
  state: 'held',
  channelId: 'c',
  channelName: '5e B',
  channelKind: 'association',
  severity,
  outcome: severity === 'none' ? 'clear' : 'suspect',
  category: null,
  author: { id: 'a', name: 'M. Diaz', label: 'parent' },
  waitingSince: new Date(++clock * 1000).toISOString(),
  round: 1,
  revision: 1,
  text: 'texte',
  masked: false,
  claim: null,
  reports: 0,
  allowedActions: [],
});
const [urgent, calm1, calm2] = [item('urgent', 'high'), item('calm1'), item('calm2')];
const start = follow(NOTHING, [urgent, calm1, calm2], true);
const ids = ({ rows }: Arrangement) => rows.map((row) => (row.gone ? `(${row.item.id})` : row.item.id));

describe('order of the queue', () => {
  it('starts as the server serves it', () => {
    expect(ids(start)).toEqual(['urgent', 'calm1', 'calm2']);
  });

  it('lets an ordinary arrival join at the end, and counts an urgent one instead of pushing lines down', () => {
    const late = item('late');
    const alarm = item('alarm', 'high');
    const now = follow(start, [urgent, alarm, calm1, calm2, late], true);
    expect(ids(now)).toEqual(['urgent', 'calm1', 'calm2', 'late']);
    expect(now.arrived).toEqual([alarm]);
    expect(ids(settle(now))).toEqual(['urgent', 'alarm', 'calm1', 'calm2', 'late']);
  });

  it('keeps the line of what a colleague decided until the list is put in order', () => {
    const now = follow(start, [urgent, calm2], true);
    expect(ids(now)).toEqual(['urgent', '(calm1)', 'calm2']);
    expect(ids(settle(now))).toEqual(['urgent', 'calm2']);
  });

  it('takes new versions in place, and revives what came back', () => {
    const newer = { ...calm1, version: 2 };
    const now = follow(follow(start, [urgent, calm2], true), [urgent, newer, calm2], true);
    expect(now.rows[1]).toEqual({ item: newer, gone: false });
  });

  it('does not call gone what stands on a page that was not read', () => {
    const alarm = item('alarm', 'high');
    const pushedOut = follow(start, [urgent, alarm, calm1], false);
    expect(ids(pushedOut)).toEqual(['urgent', 'calm1', 'calm2']);
    expect(ids(follow(start, [urgent, calm2], false))).toEqual(['urgent', '(calm1)', 'calm2']);
  });

  it('opens the next one that waits, else the one before', () => {
    const { rows } = follow(start, [urgent, calm2], true);
    expect(nextAfter(rows, 'urgent')?.id).toBe('calm2');
    expect(nextAfter(rows, 'calm2')?.id).toBe('urgent');
    expect(nextAfter([], 'calm2')).toBeUndefined();
  });
});
