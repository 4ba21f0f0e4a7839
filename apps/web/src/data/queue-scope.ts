import type { QueueItem } from './queue';

/**
 * `/relecture`: what a moderator reads for an association. `/a-valider`: announcements that wait for the second
 * key and what was handed to the direction.
 */
export type QueueScope = '/relecture' | '/a-valider';

export function inScope(scope: QueueScope, item: QueueItem): boolean {
  const forDirection = item.channelKind !== 'association' || item.state === 'quarantined';
  return (scope === '/a-valider') === forDirection;
}
