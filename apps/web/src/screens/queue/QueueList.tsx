import { useEffect, useRef } from 'react';
import { Button } from '@mantine/core';
import { IconArrowBarToDown } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useTranslation } from 'react-i18next';
import type { QueueScope } from '../../data/queue-scope';
import { QueueLine } from './QueueLine';
import type { useQueueRows } from './use-queue-rows';
import css from './Console.module.css';

const LINE_HEIGHT = 76;
const READ_AHEAD = 20;

interface Props {
  scope: QueueScope;
  list: ReturnType<typeof useQueueRows>;
  openId: string | undefined;
}

/** What waits, by urgency and age. */
export function QueueList({ scope, list, openId }: Props) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, arrived, query } = list;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    getItemKey: (index) => rows[index]?.item.id ?? index,
    overscan: 10,
  });
  const openIndex = rows.findIndex(({ item }) => item.id === openId);
  useEffect(() => {
    if (openIndex >= 0) virtual.scrollToIndex(openIndex, { align: 'auto' });
  }, [virtual, openIndex]);

  const items = virtual.getVirtualItems();
  const nearEnd = (items.at(-1)?.index ?? 0) > rows.length - READ_AHEAD;
  const { hasNextPage, isFetching, fetchNextPage } = query;
  useEffect(() => {
    if (nearEnd && hasNextPage && !isFetching) void fetchNextPage();
  }, [nearEnd, hasNextPage, isFetching, fetchNextPage]);

  return (
    <nav className={css.list} aria-label={t('queue.list')}>
      {arrived.length > 0 && (
        <Button
          className={css.arrived}
          variant="light"
          fullWidth
          leftSection={<IconArrowBarToDown size={20} aria-hidden />}
          onClick={list.settle}
        >
          {t('queue.arrived', { count: arrived.length })}
        </Button>
      )}
      <div ref={scroller} className={css.scroll}>
        <ul ref={virtual.containerRef} className={css.lines} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ key, index, start }) => {
            const row = rows[index];
            return (
              row !== undefined && (
                <li
                  key={key}
                  ref={virtual.measureElement}
                  data-index={index}
                  aria-setsize={rows.length}
                  aria-posinset={index + 1}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <QueueLine scope={scope} row={row} />
                </li>
              )
            );
          })}
        </ul>
      </div>
    </nav>
  );
}
