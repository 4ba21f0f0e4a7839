/** Where a message stands on its path. The moves between them are the machine's table in `libs/messages`. */
export const MESSAGE_STATES = [
  'submitted',
  'held',
  'quarantined',
  'returned',
  'rejected',
  'withdrawn',
  'approved',
  'stopped',
  'delivered',
  'retracted',
  'sealed',
] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** Why a reader reports a released message. `danger` goes to the direction at once. */
export const REPORT_CATEGORIES = [
  'danger',
  'harassment',
  'insult',
  'privacy',
  'illegal',
  'off-topic',
  'other',
] as const;
export type ReportCategory = (typeof REPORT_CATEGORIES)[number];

/** The content-neutral reasons a moderator can give without writing; their words are in the translation files. */
export const REASON_CODES = [
  'personal-attack',
  'names-a-person',
  'private-data',
  'off-topic',
  'duplicate',
  'advertising',
  'unclear',
  'tone',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** Longest message, in UTF-16 units after trimming. */
export const MESSAGE_MAX_LENGTH = 4000;
/** Longest reason, report or appeal, in UTF-16 units after trimming. */
export const REASON_MAX_LENGTH = 1000;
