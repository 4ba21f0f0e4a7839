import type { MessageStateEvent, QueueChangedEvent, ReleasedMessage, RetractedEvent } from '@app/contract';

/** Who is told of a change in a queue: those who decide in the channel, or those who keep the quarantine. */
export interface QueuePlace {
  schoolId: string;
  /** Null for the channels where direction and administration hold the second key. */
  associationId: string | null;
  deciders: boolean;
  quarantine: boolean;
}

/** Is told what happened on the path, after it was committed. Telling may fail: whoever listens can always read again. */
export interface PathListener {
  released(schoolId: string, message: ReleasedMessage): void;
  retracted(schoolId: string, event: RetractedEvent): void;
  queueChanged(place: QueuePlace, event: QueueChangedEvent): void;
  stateChanged(schoolId: string, authorId: string, event: MessageStateEvent): void;
  /** Something may have been missed while the database was away: read everything again. */
  readAgain(): void;
}
