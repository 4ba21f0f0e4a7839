import type { Message } from './history';
import type { OwnMessage } from './mine';
import type { Waiting } from './outbox';

/** One line of a group as it is shown, oldest first. */
export type Row =
  | { kind: 'day'; key: string; date: string }
  | { kind: 'unread'; key: string }
  | { kind: 'message'; key: string; message: Message; follows: boolean }
  | { kind: 'own'; key: string; own: OwnMessage }
  | { kind: 'waiting'; key: string; waiting: Waiting };

/** States in which an author sees a message of theirs that its readers do not. */
const UNDER_WAY: readonly OwnMessage['state'][] = [
  'submitted',
  'held',
  'quarantined',
  'returned',
  'rejected',
  'approved',
];

const FOLLOWS_WITHIN_MS = 5 * 60_000;

interface Parts {
  messages: readonly Message[];
  own: readonly OwnMessage[];
  waiting: readonly Waiting[];
  /** Last position read when the group was opened. */
  readUpTo: number;
  /** The calendar day of an instant, where the school is. */
  dayOf: (instant: string) => string;
}

/**
 * The released messages by day with the line before the first unread one, then the author’s own messages on
 * their way, then those that have not left this device. A message is never shown twice, whichever of its three
 * sources is ahead.
 */
export function rowsOf({ messages, own, waiting, readUpTo, dayOf }: Parts): Row[] {
  const rows: Row[] = [];
  let previous: Message | undefined;
  let marked = false;
  for (const message of messages) {
    const date = dayOf(message.releasedAt);
    const newDay = previous === undefined || dayOf(previous.releasedAt) !== date;
    if (newDay) rows.push({ kind: 'day', key: `day ${date}`, date: message.releasedAt });
    const firstUnread = !marked && message.position > readUpTo && !message.mine;
    if (firstUnread) {
      rows.push({ kind: 'unread', key: 'unread' });
      marked = true;
    }
    const follows = !newDay && !firstUnread && previous !== undefined && isFollowUp(previous, message);
    rows.push({ kind: 'message', key: message.id, message, follows });
    previous = message;
  }
  const shown = new Set(messages.map((message) => message.id));
  const underWay = own
    .filter((message) => UNDER_WAY.includes(message.state) && !shown.has(message.id))
    .sort((a, b) => a.submittedAt.localeCompare(b.submittedAt));
  for (const message of underWay) rows.push({ kind: 'own', key: message.id, own: message });
  const accepted = new Set(own.map((message) => message.clientId));
  for (const entry of waiting)
    if (!accepted.has(entry.clientId)) rows.push({ kind: 'waiting', key: entry.clientId, waiting: entry });
  return rows;
}

/** Whether the name need not be said again: same author, a few minutes later. */
function isFollowUp(previous: Message, message: Message): boolean {
  return (
    previous.author.id === message.author.id &&
    previous.state === 'delivered' &&
    Date.parse(message.releasedAt) - Date.parse(previous.releasedAt) < FOLLOWS_WITHIN_MS
  );
}
