import { setTimeout as pause } from 'node:timers/promises';
import type { PersonRef, ReasonCode, ReleasedMessage } from '@app/contract';
import type { Database } from '@app/platform';
import type { Names } from '../names';
import type { PathListener } from '../path-listener';

interface ChannelTip {
  school: string;
  id: string;
  position: number;
}

interface ReleasedRow {
  id: string;
  position: number;
  text: string;
  authorId: string;
  releasedAt: Date;
}

interface RetractedMessage {
  schoolId: string;
  messageId: string;
}

interface RetractionRow {
  channelId: string;
  position: number;
  at: Date;
  by: string;
  reasonCode: ReasonCode | null;
  reason: string | null;
}

/** What is in doubt while the database is away is looked at again after this time. */
const AGAIN_MS = 2_000;

const TIPS = `select school, id, last_position::int as position from channel`;

const RELEASED_AFTER = `
select message_id as id, position::int as position, text, author_id as "authorId", released_at as "releasedAt"
from readable_message where school = $1 and channel_id = $2 and position > $3 and state = 'delivered' order by position`;

const RETRACTION = `
select r.channel_id as "channelId", r.position::int as position, d.decided_at as at, d.decided_by as by,
  d.reason_code as "reasonCode", d.reason
from release r join decision d on d.school = r.school and d.message_id = r.message_id and d.outcome = 'retract'
where r.school = $1 and r.message_id = $2`;

/**
 * Tells every release of a channel once and in the order of positions. It remembers how far each channel was told; a
 * release that follows is told at once, after a gap the database is asked for what lies between. The releases are
 * themselves the log, so nothing else has to be kept for those who are connected.
 */
export class Publication {
  private readonly told = new Map<string, number>();
  /** Retractions that were, or may have been, written and that nobody was told of yet. */
  private readonly untold = new Map<string, RetractedMessage>();
  /** Of the untold those whose failure was told already. */
  private readonly lamented = new Set<string>();
  /** Something may have been written since the last catching up began. */
  private inDoubt = false;
  private settling = false;
  private stopped = false;
  private readonly catchingUp = new Map<string, Promise<void>>();
  private readonly toldListeners: (() => void)[] = [];
  private readonly failureListeners: ((error: unknown) => void)[] = [];

  constructor(
    private readonly database: Database,
    private readonly names: Names,
    private readonly listener: PathListener,
  ) {}

  /** Begins where the database stands: those who connect later read what is older by themselves. */
  async start(): Promise<void> {
    for (const { school, id, position } of await this.database.query<ChannelTip>(TIPS)) {
      this.told.set(keyOf(school, id), position);
    }
  }

  /** Calls the listener whenever a release was told. */
  onTold(listener: () => void): void {
    this.toldListeners.push(listener);
  }

  /** Calls the listener once for each retraction that cannot be told for now. */
  onRetractionUntold(listener: (error: unknown) => void): void {
    this.failureListeners.push(listener);
  }

  /** Tells a release just committed, and whatever of its channel was not told before it. */
  async tell(schoolId: string, message: ReleasedMessage): Promise<void> {
    const key = keyOf(schoolId, message.channelId);
    const last = this.told.get(key) ?? 0;
    if (message.position === last + 1 && !this.catchingUp.has(key)) {
      this.announce(schoolId, message);
    } else if (message.position > last) {
      await this.catchUp(schoolId, message.channelId);
    }
  }

  /** Tells that a message was retracted. Told twice does no harm; what cannot be told now is told when catching up. */
  async tellRetraction(schoolId: string, messageId: string): Promise<void> {
    const key = keyOf(schoolId, messageId);
    this.untold.set(key, { schoolId, messageId });
    const [row] = await this.database.query<RetractionRow>(RETRACTION, [schoolId, messageId]);
    if (row) {
      const { channelId, position, at, by, reasonCode, reason } = row;
      const { name } = await this.names.one(schoolId, by);
      const retraction = { at: at.toISOString(), by: name, reasonCode, reason };
      this.listener.retracted(schoolId, { id: messageId, channelId, position, retraction });
    }
    this.untold.delete(key);
    this.lamented.delete(key);
  }

  /** After the database was away: tells whatever was committed without anybody knowing. */
  async catchUpAll(): Promise<void> {
    const tips = await this.database.query<ChannelTip>(TIPS);
    const behind = tips.filter(
      ({ school, id, position }) => position > (this.told.get(keyOf(school, id)) ?? 0),
    );
    for (const { school, id } of behind) await this.catchUp(school, id);
    await this.tellUntold();
    this.listener.readAgain();
    if (this.untold.size > 0 && !this.settling) void this.settle();
  }

  /**
   * A connection broke while something was written, so that nobody knows whether it was, or the telling failed: whatever
   * was written is told, as soon as the database can be asked.
   * @param retraction the message that may have been retracted
   */
  catchUpInDoubt(retraction?: RetractedMessage): void {
    if (retraction) this.untold.set(keyOf(retraction.schoolId, retraction.messageId), retraction);
    this.inDoubt = true;
    if (!this.settling) void this.settle();
  }

  /** What is still in doubt is left to the readers, who ask again when they come back. */
  stop(): void {
    this.stopped = true;
  }

  private async settle(): Promise<void> {
    this.settling = true;
    while ((this.inDoubt || this.untold.size > 0) && !this.stopped) {
      const all = this.inDoubt;
      this.inDoubt = false;
      try {
        await (all ? this.catchUpAll() : this.tellUntold());
        if (this.untold.size > 0) await this.again();
      } catch {
        this.inDoubt = true;
        await this.again();
      }
    }
    this.settling = false;
  }

  private again(): Promise<void> {
    return pause(AGAIN_MS, undefined, { ref: false });
  }

  /** One that cannot be told does not hold back the others. */
  private async tellUntold(): Promise<void> {
    for (const [key, { schoolId, messageId }] of [...this.untold]) {
      try {
        await this.tellRetraction(schoolId, messageId);
      } catch (error) {
        if (this.lamented.has(key)) continue;
        this.lamented.add(key);
        for (const listener of this.failureListeners) listener(error);
      }
    }
  }

  private async catchUp(schoolId: string, channelId: string): Promise<void> {
    const key = keyOf(schoolId, channelId);
    const before = this.catchingUp.get(key);
    const reading = (async () => {
      await before?.catch(() => undefined);
      await this.tellFrom(schoolId, channelId);
    })();
    this.catchingUp.set(key, reading);
    try {
      await reading;
    } finally {
      if (this.catchingUp.get(key) === reading) this.catchingUp.delete(key);
    }
  }

  private async tellFrom(schoolId: string, channelId: string): Promise<void> {
    const key = keyOf(schoolId, channelId);
    const rows = await this.database.query<ReleasedRow>(RELEASED_AFTER, [
      schoolId,
      channelId,
      this.told.get(key) ?? 0,
    ]);
    const names = await this.names.of(
      schoolId,
      rows.map(({ authorId }) => authorId),
    );
    for (const row of rows) this.announce(schoolId, toReleased(channelId, row, names));
  }

  private announce(schoolId: string, message: ReleasedMessage): void {
    this.told.set(keyOf(schoolId, message.channelId), message.position);
    this.listener.released(schoolId, message);
    for (const listener of this.toldListeners) listener();
  }
}

function toReleased(
  channelId: string,
  { id, position, text, authorId, releasedAt }: ReleasedRow,
  names: ReadonlyMap<string, PersonRef>,
): ReleasedMessage {
  const author = names.get(authorId) ?? { id: authorId, name: '', label: '' };
  return { id, channelId, position, text, author, releasedAt: releasedAt.toISOString() };
}

const keyOf = (schoolId: string, id: string): string => `${schoolId}/${id}`;
