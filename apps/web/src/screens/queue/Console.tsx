import { useCallback, useEffect, useRef, useState } from 'react';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Decision, QueueItem } from '../../data/queue';
import { nextAfter } from '../../data/queue-order';
import type { QueueScope } from '../../data/queue-scope';
import { useDevice } from '../../data/device';
import { announce } from '../../parts/Announcer';
import { Failed } from '../../parts/Failed';
import { Shapes } from '../../parts/Shapes';
import { ConsoleHead } from './ConsoleHead';
import { EmptyQueue } from './EmptyQueue';
import { HelpSheet } from './HelpSheet';
import { ItemPane } from './ItemPane';
import { QueueList } from './QueueList';
import { DeskBar } from './DeskBar';
import { useDesk } from './use-desk';
import { useQueueRows } from './use-queue-rows';
import { useShortcuts } from './use-shortcuts';
import css from './Console.module.css';

/** The second half of a double click or of a key struck twice comes sooner than this. */
const STRUCK_TWICE_MS = 500;

/** A volunteer’s evening: what waits, one message at a time, decided and done. */
export const ReviewConsole = () => <Console scope="/relecture" />;

/** The second key and what was handed to the direction. */
export const SecondKeyConsole = () => <Console scope="/a-valider" />;

function Console({ scope }: { scope: QueueScope }) {
  const { t } = useTranslation();
  const { messageId } = useParams({ strict: false });
  const wide = useMediaQuery('(min-width: 62em)', window.matchMedia('(min-width: 62em)').matches);
  const { desk, pending, sending, failed } = useDesk();
  // A new function whenever the desk holds something else, so that the list looks again.
  const hidden = useCallback((id: string) => desk.holds(id), [desk, pending, sending]);
  const list = useQueueRows(scope, hidden);
  const open = useOpen(scope);
  const [help, setHelp] = useState(false);
  const [keys, setKeys] = useKeysSetting();

  const goOn = (from: string) => {
    open(nextAfter(list.rows, from)?.id);
  };
  const takenAt = useRef(0);
  const take = (decision: Decision) => {
    // It would fall on the message that has just taken the place of the decided one.
    if (Date.now() - takenAt.current < STRUCK_TWICE_MS) return;
    takenAt.current = Date.now();
    desk.take(decision);
    list.drop(decision.item.id);
    goOn(decision.item.id);
    announce(t(`moved.${decision.move}`, { name: decision.item.author.name }));
  };
  const undo = () => {
    const undone = desk.undo();
    if (undone === undefined) return;
    list.restore(undone.item);
    open(undone.item.id);
    announce(t('desk.undone'));
  };
  const step = (by: 1 | -1) => {
    const index = list.rows.findIndex(({ item }) => item.id === messageId);
    open((list.rows[index + by] ?? list.rows[index])?.item.id);
  };

  const { restore } = list;
  useEffect(() => {
    if (failed !== undefined) restore(failed.decision.item);
  }, [failed, restore]);

  const first = list.rows.find((row) => !row.gone)?.item.id;
  useEffect(() => {
    if (wide && messageId === undefined && first !== undefined) open(first, true);
  }, [wide, messageId, first, open]);
  useShortcuts(
    {
      j: () => {
        step(1);
      },
      k: () => {
        step(-1);
      },
      u: undo,
      '?': () => {
        setHelp(true);
      },
    },
    keys,
  );

  if (list.query.isPending) return <Shapes />;
  if (list.query.isError && list.query.data === undefined)
    return <Failed error={list.query.error} retry={() => void list.query.refetch()} />;

  const empty = list.rows.length === 0 && messageId === undefined;
  return (
    <div className={css.console} data-open={messageId !== undefined || undefined}>
      <ConsoleHead
        scope={scope}
        items={list.rows.filter((row) => !row.gone).map((row) => row.item)}
        onHelp={() => {
          setHelp(true);
        }}
      />
      <DeskBar
        pending={pending}
        failed={failed}
        onUndo={undo}
        onOpen={(item: QueueItem) => {
          desk.forgetFailure();
          open(item.id);
        }}
        onForget={() => {
          desk.forgetFailure();
        }}
      />
      {empty ? (
        <EmptyQueue scope={scope} />
      ) : (
        <>
          <QueueList scope={scope} list={list} openId={messageId} />
          {messageId !== undefined && (
            <ItemPane
              key={messageId}
              id={messageId}
              scope={scope}
              keys={keys}
              onDecide={take}
              onPass={() => {
                goOn(messageId);
              }}
            />
          )}
        </>
      )}
      <HelpSheet
        scope={scope}
        opened={help}
        onClose={() => {
          setHelp(false);
        }}
        keys={keys}
        onKeys={setKeys}
      />
    </div>
  );
}

/** Opens a message, or the bare list, by the address. */
function useOpen(scope: QueueScope) {
  const navigate = useNavigate();
  const [open] = useState(() => (id: string | undefined, replace = false) => {
    if (id === undefined) void navigate({ to: scope, replace });
    else if (scope === '/relecture')
      void navigate({ to: '/relecture/$messageId', params: { messageId: id }, replace });
    else void navigate({ to: '/a-valider/$messageId', params: { messageId: id }, replace });
  });
  return open;
}

/** Whether single letters act; some people’s voice or typing would set them off. */
function useKeysSetting(): [boolean, (on: boolean) => void] {
  const { kept } = useDevice();
  const [keys, setKeys] = useState(() => kept.read('keys') !== 'off');
  return [
    keys,
    (on) => {
      setKeys(on);
      kept.write('keys', on ? null : 'off');
    },
  ];
}
