import { useCallback, useEffect, useMemo, useState } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queueQuery, type QueueItem } from '../../data/queue';
import { follow, NOTHING, settle, type Arrangement } from '../../data/queue-order';
import { inScope, type QueueScope } from '../../data/queue-scope';
import { announce } from '../../parts/Announcer';

/**
 * The list of the console: it follows the server without moving a line by itself, and is put in order when its
 * reader does something. `hidden` tells the messages decided here that the server still has; a new function
 * whenever these change.
 */
export function useQueueRows(scope: QueueScope, hidden: (id: string) => boolean) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(queueQuery);
  const [shown, setShown] = useState<Arrangement>(NOTHING);
  const served = useMemo(
    () =>
      query.data?.pages
        .flatMap((page) => page.items)
        .filter((item) => inScope(scope, item) && !hidden(item.id)),
    [query.data, scope, hidden],
  );
  useEffect(() => {
    if (served !== undefined) setShown((now) => follow(now, served, !query.hasNextPage));
  }, [served, query.hasNextPage]);

  const arrived = shown.arrived.length;
  useEffect(() => {
    if (arrived > 0) announce(t('queue.arrived', { count: arrived }));
  }, [arrived, t]);

  const restore = useCallback((item: QueueItem) => {
    setShown((now) =>
      now.rows.some((row) => row.item.id === item.id)
        ? now
        : settle({ ...now, arrived: [...now.arrived, item] }),
    );
  }, []);

  return {
    query,
    ...shown,
    settle: () => {
      setShown(settle);
    },
    /** Takes a message out of the list, because it was just decided here. */
    drop: (id: string) => {
      setShown((now) => settle({ ...now, rows: now.rows.filter(({ item }) => item.id !== id) }));
    },
    /** Puts a message back, because its decision was undone or not taken. */
    restore,
  };
}
