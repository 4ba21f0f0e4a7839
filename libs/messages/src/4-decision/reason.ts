import { Problem, type ReasonCode } from '@app/contract';
import { cleanOptional } from '../1-post/clean-text';
import type { RequestedMove } from '../machine';

export interface Reason {
  code: ReasonCode | null;
  text: string | null;
}

/** A refusal without a reason teaches nothing and cannot be appealed. */
const NEED_REASON: ReadonlySet<RequestedMove> = new Set<RequestedMove>(['reject', 'return', 'retract']);

/** @throws Problem `reason.required` */
export function reasonFor(
  move: RequestedMove,
  text: string | undefined,
  code: ReasonCode | undefined,
): Reason {
  const reason = { code: code ?? null, text: cleanOptional(text) };
  if (NEED_REASON.has(move) && reason.code === null && reason.text === null) {
    throw new Problem('reason.required', { errors: [{ field: 'reason', message: 'required' }] });
  }
  return reason;
}
