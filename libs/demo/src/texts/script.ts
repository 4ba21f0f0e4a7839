import type { ReasonCode, ReportCategory } from '@app/contract';
import type { RequestedMove } from '@app/messages';
import type { SchoolWord } from '@app/threat-filter';

/** A conversation: who says what, one after the other. */
export interface Thread {
  /** Name of the channel. */
  channel: string;
  /** Whole days before today, at least 1. */
  daysAgo: number;
  /** Time of day of the first line, `18:02`. */
  at: string;
  /** Key of a player, and the text. */
  lines: readonly (readonly [by: string, text: string])[];
}

/** What somebody did with a message, some minutes after the step before. */
interface Step {
  move: Exclude<RequestedMove, 'approve-alone'>;
  by: string;
  after: number;
  reasonCode?: ReasonCode;
  category?: ReportCategory;
  /** The reason, the new text, the words of an appeal or of a report. */
  text?: string;
}

/** A message with a story of its own. */
export interface Episode {
  channel: string;
  by: string;
  hoursAgo: number;
  text: string;
  steps: readonly Step[];
}

/** A message of the past weeks in which the filter found something; a moderator published it, unless they refused it. */
export interface Alert {
  channel: string;
  /** Whole days before today, at least 1. */
  daysAgo: number;
  at: string;
  by: string;
  text: string;
  /** Whether the moderator said that the filter was wrong. */
  falseAlarm?: true;
  refusal?: ReasonCode;
}

/** Somebody changed the filter of the school, so many days ago. */
export interface FilterChange {
  by: string;
  daysAgo: number;
}

/** What a school changed of its filter. */
export interface FilterStory {
  words: readonly (SchoolWord & FilterChange & { explanation?: string; removed?: FilterChange })[];
  switchedOff: readonly (FilterChange & { rule: string; reason: string; switchedOn?: FilterChange })[];
}
