import type { Channel, Principal } from '@app/community';
import { Problem } from '@app/contract';
import type { Database } from '@app/platform';
import type { Access, AccessedMessage } from '../access';
import { readCurrentState } from '../4-decision/current-state';
import type { Names } from '../names';
import type { PathListener } from '../path-listener';
import type { Queue, QueueItem } from './queue';

/** How long a claim runs; a client that still shows the message claims again before. */
const LEASE = '2 minutes';

const CLAIM = `
update message set claimed_by = $3, claimed_session = $5, claimed_until = now() + interval '${LEASE}'
where school = $1 and id = $2 and version = $4 and (state = 'held' or open_reports > 0)
  and (claimed_by is null or claimed_by = $3 or claimed_until <= now())
returning state, version, claimed_until as until`;

const LET_GO = `
update message set claimed_by = null, claimed_session = null, claimed_until = null
where school = $1 and id = $2 and claimed_by = $3
returning state, version`;

/** Only what waits can be claimed, and what waits has an index. */
const LET_GO_OF_SESSION = `
update message m set claimed_by = null, claimed_session = null, claimed_until = null
from session s join account a on a.id = s.account_id, channel c
where s.id = $1 and m.school = a.school and m.claimed_session = s.id
  and (m.state in ('held', 'quarantined') or m.open_reports > 0) and c.school = m.school and c.id = m.channel_id
returning m.school as "schoolId", c.association_id as "associationId", m.id, m.channel_id as "channelId", m.state, m.version`;

type Place = Pick<AccessedMessage, 'schoolId' | 'id' | 'channelId'> & Pick<Channel, 'associationId'>;
type Claimed = Pick<QueueItem, 'state' | 'version'> & { until: Date };

/** Claims on waiting messages: a lease each, which ends by itself, with the decision, or when the holder lets go. */
export class Claims {
  constructor(
    private readonly database: Database,
    private readonly access: Access,
    private readonly names: Names,
    private readonly queue: Queue,
    private readonly listener: PathListener,
  ) {}

  /** @throws Problem `not-found`, `decision.own`, `decision.again`, `claim.held`, `version.stale`, `move.illegal` */
  async claim(principal: Principal, messageId: string, version: number): Promise<QueueItem> {
    const message = await this.access.message(principal, messageId, 'queue.claim');
    const { id, name } = principal.person;
    const values = [message.schoolId, messageId, id, version, principal.sessionId];
    const [claimed] = await this.database.query<Claimed>(CLAIM, values);
    if (!claimed) throw await this.refusal(message, version);
    this.tell(placeOf(message), claimed, { by: { id, name }, until: claimed.until.toISOString() });
    return (await this.queue.one(principal, messageId)).item;
  }

  /** Lets go of one’s own claim, so that a colleague can take the message; letting go of none is no error. */
  async letGo(principal: Principal, messageId: string): Promise<void> {
    const message = await this.access.message(principal, messageId, 'queue.claim');
    const [row] = await this.database.query<Pick<QueueItem, 'state' | 'version'>>(LET_GO, [
      message.schoolId,
      messageId,
      principal.person.id,
    ]);
    if (row) this.tell(placeOf(message), row, null);
  }

  /** When a session has ended, nothing stays held with it; what the same person claimed on another device does. */
  async letGoOfSession(sessionId: string): Promise<void> {
    const rows = await this.database.query<Place & Pick<QueueItem, 'state' | 'version'>>(LET_GO_OF_SESSION, [
      sessionId,
    ]);
    for (const row of rows) this.tell(row, row, null);
  }

  private async refusal(message: AccessedMessage, version: number): Promise<Problem> {
    const current = await readCurrentState(this.database, this.names, message.schoolId, message.id);
    if (current.version !== version) return new Problem('version.stale', { current });
    return current.claim
      ? new Problem('claim.held', { current, params: { name: current.claim.by.name } })
      : new Problem('move.illegal', { current });
  }

  private tell(
    { schoolId, associationId, id, channelId }: Place,
    { state, version }: Pick<QueueItem, 'state' | 'version'>,
    claim: QueueItem['claim'],
  ): void {
    this.listener.queueChanged(
      { schoolId, associationId, deciders: state !== 'quarantined', quarantine: state === 'quarantined' },
      { messageId: id, channelId, state, version, claim },
    );
  }
}

const placeOf = ({ channel, ...message }: AccessedMessage): Place => ({
  ...message,
  associationId: channel.associationId,
});
