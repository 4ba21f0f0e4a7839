import { Problem } from '@app/contract';

/** Where a page of the queue ends: the last item’s place in the order. */
export interface QueueCursor {
  severity: number;
  /** As PostgreSQL writes it, with its microseconds. */
  waitingSince: string;
  id: string;
}

const SHAPE =
  /^([0-3])\|(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d(?::\d\d)?)\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export function encodeCursor(severity: number, waitingSince: string, id: string): string {
  return Buffer.from(`${severity}|${waitingSince}|${id}`).toString('base64url');
}

/** @throws Problem `validation.failed` for anything that no page ever answered */
export function decodeCursor(cursor: string): QueueCursor {
  const parts = SHAPE.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (!parts || Number.isNaN(Date.parse(parts[2] ?? '')))
    throw new Problem('validation.failed', { errors: [{ field: 'cursor', message: 'unknown-cursor' }] });
  const [, severity, waitingSince, id] = parts as unknown as [string, string, string, string];
  return { severity: Number(severity), waitingSince, id };
}
