import type { Vigilance } from '@app/policy';
import type { MessageState, ReasonCode } from './states';

export interface PersonRef {
  id: string;
  name: string;
  /** Who the person is to the reader: « parent · 5e B », « direction ». */
  label: string;
}

/** A message as its readers get it, over HTTP and over the socket alike. */
export interface ReleasedMessage {
  id: string;
  channelId: string;
  /** 1, 2, 3 … in its channel, without holes. */
  position: number;
  text: string;
  author: PersonRef;
  releasedAt: string;
}

/** The notice left in place of a retracted message. */
export interface Retraction {
  at: string;
  by: string;
  /** A ready-made reason, whose words each reader’s language has, and those written by hand. */
  reasonCode: ReasonCode | null;
  reason: string | null;
}

export interface RetractedEvent {
  id: string;
  channelId: string;
  position: number;
  retraction: Retraction;
}

/** Something changed in a queue the receiver may read; carries no text. `messageId` is absent when all must be read again. */
export interface QueueChangedEvent {
  messageId?: string;
  channelId?: string;
  state?: MessageState;
  version?: number;
  claim?: { by: { id: string; name: string }; until: string } | null;
}

/** To the author of a message: where it stands now. */
export interface MessageStateEvent {
  id: string;
  channelId: string;
  state: MessageState;
  version: number;
}

export interface VigilanceChangedEvent {
  level: Vigilance;
  reason: string | null;
  until: string | null;
}

/** The words of a school or the rules that it switched off are others now; carries none of them. */
export interface FilterChangedEvent {
  /** The school’s UAI. */
  school: string;
}

/** All the server ever says on a socket; clients send nothing. */
export interface ServerEvents {
  'message:released': (message: ReleasedMessage) => void;
  'message:retracted': (event: RetractedEvent) => void;
  'queue:changed': (event: QueueChangedEvent) => void;
  'message:state': (event: MessageStateEvent) => void;
  'vigilance:changed': (event: VigilanceChangedEvent) => void;
  'filter:changed': (event: FilterChangedEvent) => void;
}

export type ClientEvents = Record<string, never>;
