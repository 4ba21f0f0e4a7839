import { useState } from 'react';
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { REASON_MAX_LENGTH } from '@app/contract';
import { keepOwn, moveOwn, type OwnMessage, type OwnMove } from '../../data/mine';
import { MessageText } from '../../parts/MessageText';
import { ProblemNote } from '../../parts/ProblemNote';
import { useAct } from '../../parts/use-act';
import css from './Mine.module.css';

interface Props {
  move: OwnMove;
  own: OwnMessage;
  onClose: () => void;
}

/** Asks once more before a message is taken back or read again by somebody else, with room for a few words. */
export default function MoveDialog({ move, own, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const { run, busy, error } = useAct(async () => {
    keepOwn(queries, await moveOwn(move, own, reason.trim()));
    onClose();
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`ownMove.${move}.title`)}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        <Stack>
          <blockquote className={css.quote}>
            <MessageText>{own.text}</MessageText>
          </blockquote>
          <Text>{t(`ownMove.${move}.text`)}</Text>
          {move !== 'withdraw' && (
            <Textarea
              label={t(`ownMove.${move}.reason`)}
              maxLength={REASON_MAX_LENGTH}
              minRows={2}
              value={reason}
              onChange={(event) => {
                setReason(event.currentTarget.value);
              }}
            />
          )}
          <ProblemNote error={error} />
          <Group justify="flex-end">
            <Button variant="subtle" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={busy} color={move === 'retract' ? 'red' : undefined}>
              {t(`ownMove.${move}.submit`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
