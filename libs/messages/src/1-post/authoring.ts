import type { Principal } from '@app/community';
import { Problem } from '@app/contract';
import type { Database } from '@app/platform';
import { schoolOf, type Access } from '../access';
import type { SchoolFilters } from '../2-filter/school-filters';
import { screen, toRow } from '../2-filter/screen';
import type { Advancing, Moved } from '../4-decision/advance';
import { hasOtherDecider } from '../4-decision/deciders';
import { cleanOptional, cleanText } from './clean-text';

/** How long an announcement waits before its author may release it alone; the database asks for the same. */
const HOLD_MINUTES = 10;

const HOLD_LEFT = `
select ceil(extract(epoch from waiting_since + interval '${HOLD_MINUTES} minutes' - now()))::int as seconds
from message where school = $1 and id = $2 and state = 'held'`;

/** What authors do with their own messages once these are on the path. */
export class Authoring {
  constructor(
    private readonly database: Database,
    private readonly access: Access,
    private readonly filters: SchoolFilters,
    private readonly advancing: Advancing,
  ) {}

  withdraw(principal: Principal, messageId: string, version: number | null): Promise<Moved> {
    return this.advancing.advance(principal, { messageId, move: 'withdraw', version });
  }

  /**
   * Sends a new revision of a returned or refused message through the whole path again.
   * @throws Problem `text.empty`, `text.too-long` and those of {@link Advancing.advance}
   */
  async resubmit(
    principal: Principal,
    messageId: string,
    version: number | null,
    written: string,
  ): Promise<Moved & { removedCharacters: number }> {
    const { text, removed } = cleanText(written);
    const verdict = toRow(screen(await this.filters.of(schoolOf(principal)), text));
    const moved = await this.advancing.advance(principal, {
      messageId,
      move: 'resubmit',
      version,
      revision: { text, verdict },
    });
    return { ...moved, removedCharacters: removed };
  }

  /** @throws Problem `appeal.no-other-decider` when nobody is left who could decide impartially */
  async appeal(
    principal: Principal,
    messageId: string,
    version: number | null,
    reason?: string,
  ): Promise<Moved> {
    const message = await this.access.message(principal, messageId, 'message.appeal');
    if (!(await hasOtherDecider(this.database, message.channel, messageId))) {
      throw new Problem('appeal.no-other-decider');
    }
    return this.advancing.advance(principal, {
      messageId,
      move: 'appeal',
      version,
      appeal: cleanOptional(reason) ?? '',
    });
  }

  /**
   * Releases one’s own announcement without a second key, where the operator has made the direction a sole keyholder. The
   * caller has made sure of a fresh login.
   * @throws Problem `decision.held` with the seconds that are left, and those of {@link Advancing.advance}
   */
  async approveAlone(principal: Principal, messageId: string, version: number): Promise<Moved> {
    const { schoolId } = await this.access.message(principal, messageId, 'message.approve-alone');
    const [hold] = await this.database.query<{ seconds: number }>(HOLD_LEFT, [schoolId, messageId]);
    if (hold && hold.seconds > 0) throw new Problem('decision.held', { retryAfter: hold.seconds });
    return this.advancing.advance(principal, { messageId, move: 'approve-alone', version });
  }

  /** Takes back a message that readers have; they keep a notice. */
  async retract(
    principal: Principal,
    messageId: string,
    version: number | null,
    reason?: string,
  ): Promise<Moved> {
    const message = await this.access.message(principal, messageId, 'message.retract');
    if (message.authorId !== principal.person.id) throw new Problem('not-found');
    return this.advancing.advance(principal, {
      messageId,
      move: 'retract',
      version,
      reason: { code: null, text: cleanOptional(reason) },
    });
  }
}
