import type { Principal } from '@app/community';
import { Problem, type ProblemCode, type ReasonCode } from '@app/contract';
import type { Database } from '@app/platform';
import { schoolOf, type Access } from '../access';
import type { RequestedMove } from '../machine';
import type { Advancing, Moved } from './advance';
import { reasonFor } from './reason';

/** The moves of those who decide, as the routes name them. */
export const DECIDER_MOVES = [
  'approve',
  'reject',
  'return',
  'escalate',
  'clear',
  'seal',
  'retract',
  'keep',
] as const satisfies readonly RequestedMove[];
export type DeciderMove = (typeof DECIDER_MOVES)[number];

export interface BulkItem {
  id: string;
  version: number;
}
export type BulkResult =
  { id: string; state: Moved['state']; version: number } | { id: string; code: ProblemCode };

const WITHOUT_HITS = `
select m.id from message m
join verdict v on v.school = m.school and v.message_id = m.id and v.revision = m.revision
where m.school = $1 and m.id = any ($2::uuid[]) and v.outcome = 'clear'`;

/** Step 4 of the path: what a person decides on a message of others. */
export class Deciding {
  constructor(
    private readonly database: Database,
    private readonly access: Access,
    private readonly advancing: Advancing,
  ) {}

  /** @throws Problem `reason.required` and those of {@link Advancing.advance} */
  decide(
    principal: Principal,
    messageId: string,
    move: DeciderMove,
    { version, reason, reasonCode }: { version: number; reason?: string; reasonCode?: ReasonCode },
  ): Promise<Moved> {
    return this.advancing.advance(principal, {
      messageId,
      move,
      version,
      reason: reasonFor(move, reason, reasonCode),
    });
  }

  /** Approves each message that the filter found nothing in; the others, and those that changed, are left as they are. */
  async approveTogether(principal: Principal, items: readonly BulkItem[]): Promise<BulkResult[]> {
    const rows = await this.database.query<{ id: string }>(WITHOUT_HITS, [
      schoolOf(principal),
      items.map(({ id }) => id),
    ]);
    const harmless = new Set(rows.map(({ id }) => id));
    return Promise.all(items.map((item) => this.approveOne(principal, item, harmless)));
  }

  private async approveOne(principal: Principal, { id, version }: BulkItem, harmless: ReadonlySet<string>) {
    try {
      if (!harmless.has(id)) {
        await this.access.message(principal, id, 'queue.approve');
        return { id, code: 'bulk.filter-hit' as const };
      }
      return await this.decide(principal, id, 'approve', { version });
    } catch (error) {
      if (error instanceof Problem) return { id, code: error.code };
      throw error;
    }
  }
}
