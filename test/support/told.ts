import type { MessageStateEvent, QueueChangedEvent, ReleasedMessage, RetractedEvent } from '@app/contract';
import type { PathListener, QueuePlace } from '@app/messages';

/** Keeps everything that the path tells, in order. */
export class Told implements PathListener {
  readonly releases: { schoolId: string; message: ReleasedMessage }[] = [];
  readonly retractions: { schoolId: string; event: RetractedEvent }[] = [];
  readonly queues: { place: QueuePlace; event: QueueChangedEvent }[] = [];
  readonly states: { schoolId: string; authorId: string; event: MessageStateEvent }[] = [];
  readAgains = 0;
  private readonly waiting = new Set<() => void>();

  /** Resolves as soon as the condition holds of what was told. */
  until(holds: () => boolean): Promise<void> {
    return new Promise((done) => {
      const look = (): void => {
        if (!holds()) return;
        this.waiting.delete(look);
        done();
      };
      this.waiting.add(look);
      look();
    });
  }

  released(schoolId: string, message: ReleasedMessage): void {
    this.releases.push({ schoolId, message });
    this.look();
  }

  retracted(schoolId: string, event: RetractedEvent): void {
    this.retractions.push({ schoolId, event });
    this.look();
  }

  queueChanged(place: QueuePlace, event: QueueChangedEvent): void {
    this.queues.push({ place, event });
    this.look();
  }

  stateChanged(schoolId: string, authorId: string, event: MessageStateEvent): void {
    this.states.push({ schoolId, authorId, event });
    this.look();
  }

  readAgain(): void {
    this.readAgains++;
    this.look();
  }

  releasesIn(schoolId: string): ReleasedMessage[] {
    return this.releases.filter((release) => release.schoolId === schoolId).map(({ message }) => message);
  }

  /** What was told of one message’s place in the queue, the latest last. */
  queueOf(messageId: string) {
    return this.queues.filter(({ event }) => event.messageId === messageId);
  }

  private look(): void {
    for (const look of [...this.waiting]) look();
  }
}
