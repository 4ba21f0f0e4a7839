import { Button } from '@mantine/core';
import { IconAlertCircle, IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Decision, QueueItem } from '../../data/queue';
import type { Desk } from '../../data/decision-desk';
import { useProblemText } from '../../parts/Failed';
import css from './Console.module.css';

interface Props {
  pending: Decision | undefined;
  failed: Desk['failed'];
  onUndo: () => void;
  onOpen: (item: QueueItem) => void;
  onForget: () => void;
}

/** What was just decided, while it can be undone; and what the server did not take, until it is read. */
export function DeskBar({ pending, failed, onUndo, onOpen, onForget }: Props) {
  const { t } = useTranslation();
  return (
    <div className={css.desk}>
      {failed !== undefined && <NotTaken failed={failed} onOpen={onOpen} onForget={onForget} />}
      {pending !== undefined && (
        <p className={css.done}>
          <span>{t(`moved.${pending.move}`, { name: pending.item.author.name })}</span>
          <Button variant="subtle" leftSection={<IconArrowBackUp size={20} aria-hidden />} onClick={onUndo}>
            {t('desk.undo')}
          </Button>
        </p>
      )}
    </div>
  );
}

type NotTakenProps = Pick<Props, 'onOpen' | 'onForget'> & { failed: NonNullable<Desk['failed']> };

function NotTaken({ failed, onOpen, onForget }: NotTakenProps) {
  const { t } = useTranslation();
  const why = useProblemText(failed.error);
  return (
    <div role="alert" className={css.notTaken}>
      <IconAlertCircle aria-hidden />
      <p>
        {t('desk.notTaken', { name: failed.decision.item.author.name })} {why}
      </p>
      <Button
        variant="subtle"
        onClick={() => {
          onOpen(failed.decision.item);
        }}
      >
        {t('desk.see')}
      </Button>
      <Button variant="subtle" onClick={onForget}>
        {t('close')}
      </Button>
    </div>
  );
}
