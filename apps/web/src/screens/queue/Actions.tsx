import { lazy, Suspense, useState } from 'react';
import { Button, Kbd } from '@mantine/core';
import {
  IconArrowForwardUp,
  IconArrowUpCircle,
  IconCheck,
  IconLock,
  IconMessageOff,
  IconPencil,
  IconPlayerTrackNext,
  IconThumbUp,
  IconX,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Decision, Move, QueueItem } from '../../data/queue';
import { movesOf, type OfferedMove } from './moves';
import { useShortcuts } from './use-shortcuts';
import css from './Item.module.css';

const ReasonDialog = lazy(() => import('./ReasonDialog'));

const ICONS: Record<Move, TablerIcon> = {
  approve: IconCheck,
  reject: IconX,
  return: IconPencil,
  escalate: IconArrowUpCircle,
  clear: IconArrowForwardUp,
  seal: IconLock,
  keep: IconThumbUp,
  retract: IconMessageOff,
};
const MAIN: readonly Move[] = ['approve', 'keep', 'clear'];
const GRAVE: readonly Move[] = ['reject', 'seal', 'retract'];

interface Props {
  item: QueueItem;
  /** Whether a colleague is deciding: the server would refuse. */
  blocked: boolean;
  /** Whether letters act. */
  keys: boolean;
  onDecide: (decision: Decision) => void;
  onPass: () => void;
}

/** The decisions that are open here, by button and by letter. */
export function Actions({ item, keys, blocked, onDecide, onPass }: Props) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Exclude<OfferedMove, { words: 'none' }>>();
  const moves = movesOf(item);
  const choose = (offered: OfferedMove) => {
    if (blocked) return;
    if (offered.words === 'none') onDecide({ item, move: offered.move });
    else setAsked(offered);
  };
  useShortcuts(
    {
      ...Object.fromEntries(
        moves.map((offered) => [
          offered.key,
          () => {
            choose(offered);
          },
        ]),
      ),
      p: onPass,
    },
    keys,
  );
  return (
    <div className={css.actions} role="group" aria-label={t('item.decide')}>
      {moves.length === 0 && <p className={css.noMove}>{t('item.noMove')}</p>}
      {moves.map((offered) => {
        const Icon = ICONS[offered.move];
        return (
          <Button
            key={offered.move}
            disabled={blocked}
            variant={MAIN.includes(offered.move) ? 'filled' : 'default'}
            className={css.action}
            data-grave={GRAVE.includes(offered.move) || undefined}
            leftSection={<Icon size={20} aria-hidden />}
            rightSection={<Letter letter={offered.key} />}
            aria-keyshortcuts={offered.key}
            onClick={() => {
              choose(offered);
            }}
          >
            {t(`move.${offered.move}`)}
          </Button>
        );
      })}
      <Button
        variant="subtle"
        className={css.action}
        leftSection={<IconPlayerTrackNext size={20} aria-hidden />}
        rightSection={<Letter letter="p" />}
        aria-keyshortcuts="p"
        onClick={onPass}
      >
        {t('move.pass')}
      </Button>
      <Suspense>
        {asked !== undefined && (
          <ReasonDialog
            item={item}
            offered={asked}
            onClose={() => {
              setAsked(undefined);
            }}
            onDecide={(decision) => {
              setAsked(undefined);
              onDecide(decision);
            }}
          />
        )}
      </Suspense>
    </div>
  );
}

const Letter = ({ letter }: { letter: string }) => (
  <Kbd className={css.letter} aria-hidden>
    {letter.toUpperCase()}
  </Kbd>
);
