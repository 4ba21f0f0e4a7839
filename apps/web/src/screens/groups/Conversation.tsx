import { useEffect, useRef, useState } from 'react';
import { Button } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useTranslation } from 'react-i18next';
import { markRead, type Channel } from '../../data/channels';
import { readOlder } from '../../data/histories';
import type { Row } from '../../data/rows';
import { ConversationRow } from './ConversationRow';
import css from './Conversation.module.css';

const ROW_HEIGHT = 76;
/** So many lines before the oldest one held, the page before it is asked for. */
const READ_AHEAD = 15;
const NEAR_END_PX = 120;
const READ_AFTER_MS = 800;

interface Props {
  channel: Channel;
  rows: readonly Row[];
  hasOlder: boolean;
  /** Takes the text of a message that could not leave back into the composer. */
  onEdit: (text: string) => void;
}

/** The history of a group: only what is near the eyes is in the page, however long it is. */
export function Conversation({ channel, rows, hasOlder, onEdit }: Props) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: NEAR_END_PX,
  });
  const items = virtual.getVirtualItems();
  useStart(rows, (unread) => {
    if (unread < 0) virtual.scrollToEnd();
    else virtual.scrollToIndex(unread, { align: 'start' });
  });
  useFollowOwn(rows, () => {
    virtual.scrollToEnd();
  });
  useReadAhead(channel.id, hasOlder && items[0] !== undefined && items[0].index < READ_AHEAD);
  useReadMark(channel, lastShown(rows, virtual.range?.endIndex));
  const away = rows.length > 0 && !virtual.isAtEnd();
  return (
    <div className={css.frame}>
      <div ref={scroller} className={css.scroll} tabIndex={0} role="group" aria-label={t('group.history')}>
        <ol ref={virtual.containerRef} className={css.rows} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ key, index, start }) => {
            const row = rows[index];
            return (
              row !== undefined && (
                <li
                  key={key}
                  ref={virtual.measureElement}
                  data-index={index}
                  className={css.row}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <ConversationRow row={row} channel={channel} onEdit={onEdit} />
                </li>
              )
            );
          })}
        </ol>
      </div>
      {away && (
        <Button
          className={css.down}
          radius="xl"
          leftSection={<IconArrowDown size={20} aria-hidden />}
          onClick={() => {
            virtual.scrollToEnd();
          }}
        >
          {channel.unread > 0 ? t('group.newBelow', { count: channel.unread }) : t('group.toEnd')}
        </Button>
      )}
    </div>
  );
}

/** A group opens at the line before what is new, else (-1) at its latest message. */
function useStart(rows: readonly Row[], start: (unread: number) => void): void {
  const [started, setStarted] = useState(false);
  useEffect(() => {
    if (started || rows.length === 0) return;
    start(rows.findIndex((row) => row.kind === 'unread'));
    setStarted(true);
  }, [started, rows, start]);
}

/** Who writes wants to see it, wherever they were reading. */
function useFollowOwn(rows: readonly Row[], toEnd: () => void): void {
  const count = rows.filter(({ kind }) => kind === 'own' || kind === 'waiting').length;
  const before = useRef(count);
  useEffect(() => {
    if (count > before.current) toEnd();
    before.current = count;
  });
}

function useReadAhead(channelId: string, wanted: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    // What fails is asked for again with the next scroll.
    if (wanted) readOlder(queries, channelId).catch(() => undefined);
  });
}

/** The position of the last released message at or before a line. */
function lastShown(rows: readonly Row[], endIndex: number | undefined): number | undefined {
  if (endIndex === undefined) return undefined;
  const row = rows.slice(0, endIndex + 1).findLast((candidate) => candidate.kind === 'message');
  return row?.message.position;
}

function useReadMark(channel: Channel, position: number | undefined): void {
  const queries = useQueryClient();
  const unread = position !== undefined && position > channel.readPosition;
  useEffect(() => {
    if (!unread) return;
    const timer = window.setTimeout(() => {
      // A mark that is lost is made again by the next message.
      if (document.visibilityState === 'visible')
        markRead(queries, channel.id, position).catch(() => undefined);
    }, READ_AFTER_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, [queries, channel.id, position, unread]);
}
