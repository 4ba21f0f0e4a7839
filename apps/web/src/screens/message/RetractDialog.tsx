import { useState } from 'react';
import { Anchor, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { REASON_MAX_LENGTH } from '@app/contract';
import type { Message } from '../../data/history';
import { retractReleased } from '../../data/mine';
import { MessageText } from '../../parts/MessageText';
import { ProblemNote } from '../../parts/ProblemNote';
import { useAct } from '../../parts/use-act';
import css from './RetractDialog.module.css';

/** Takes a released message back; a notice with the reason stays in its place. */
export default function RetractDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const needsReason = !message.mine;
  const { run, busy, error } = useAct(async () => {
    await retractReleased(message.id, reason.trim());
    onClose();
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('retract.title')}
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
            <MessageText>{message.text}</MessageText>
          </blockquote>
          <Text>{t('retract.text')}</Text>
          <Textarea
            label={t('retract.reason')}
            description={t('retract.reasonHint')}
            required={needsReason}
            withAsterisk={false}
            maxLength={REASON_MAX_LENGTH}
            minRows={2}
            value={reason}
            onChange={(event) => {
              setReason(event.currentTarget.value);
            }}
          />
          <ProblemNote error={error} />
          <Group justify="flex-end">
            <Anchor component="button" type="button" onClick={onClose} mih={44} px="sm">
              {t('cancel')}
            </Anchor>
            <Button type="submit" color="red" loading={busy} disabled={needsReason && reason.trim() === ''}>
              {t('retract.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
