import type { QueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import { queueItemQuery } from './queue';

/** Says that what a rule found in a waiting message is a false alarm, or takes that back. */
export async function setFalseAlarm(
  queries: QueryClient,
  id: string,
  rule: string,
  marked: boolean,
): Promise<void> {
  if (marked)
    await answer(
      api.POST('/api/moderation/messages/{id}/false-alarms', { params: { path: { id } }, body: { rule } }),
    );
  else
    await answer(
      api.DELETE('/api/moderation/messages/{id}/false-alarms/{rule}', { params: { path: { id, rule } } }),
    );
  queries.setQueryData(queueItemQuery(id).queryKey, (item) => {
    if (item === undefined) return undefined;
    const others = item.falseAlarms.filter((known) => known !== rule);
    return { ...item, falseAlarms: marked ? [...others, rule] : others };
  });
}
