import { Button, Group } from '@mantine/core';
import { IconAlertCircle, IconClockPause, IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDevice } from '../../data/device';
import type { Waiting } from '../../data/outbox';
import { MessageText } from '../../parts/MessageText';
import css from './Conversation.module.css';

const ICONS = { waiting: IconClockPause, sending: IconSend, refused: IconAlertCircle };

interface Props {
  waiting: Waiting;
  onEdit: (text: string) => void;
}

/** A message that is still on this device. */
export function NotSentYet({ waiting, onEdit }: Props) {
  const { t } = useTranslation();
  const { outbox } = useDevice();
  const { clientId, text, status, problem } = waiting;
  const Icon = ICONS[status];
  return (
    <article className={css.own}>
      <MessageText>{text}</MessageText>
      <div className={css.ownState} data-refused={status === 'refused' || undefined}>
        <Icon size={20} aria-hidden />
        <span>{t(`outbox.${status}`)}</span>
        {problem !== undefined && <span>{problem}</span>}
      </div>
      {status !== 'sending' && (
        <Group gap="xs" mt="xs">
          <Button
            variant="light"
            onClick={() => {
              outbox.retry(clientId);
            }}
          >
            {t('outbox.retry')}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              outbox.discard(clientId);
              onEdit(text);
            }}
          >
            {t('outbox.edit')}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              outbox.discard(clientId);
            }}
          >
            {t('outbox.discard')}
          </Button>
        </Group>
      )}
    </article>
  );
}
