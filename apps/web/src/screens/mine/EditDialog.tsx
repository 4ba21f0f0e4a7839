import { useState } from 'react';
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { MESSAGE_MAX_LENGTH } from '@app/contract';
import { keepOwn, resubmit, type OwnMessage } from '../../data/mine';
import { useDraft } from '../../data/use-draft';
import { ProblemNote } from '../../parts/ProblemNote';
import { useAct } from '../../parts/use-act';
import { LookAhead } from '../ahead/LookAhead';
import { OwnReason } from './OwnReason';

/** Changes a returned or refused message: its text is there, the reason above it. */
export default function EditDialog({ own, onClose }: { own: OwnMessage; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [draft, setDraft] = useDraft(`edit ${own.id} ${own.revision}`);
  const [text, setText] = useState(draft === '' ? own.text : draft);
  const over = text.trim().length - MESSAGE_MAX_LENGTH;
  const { run, busy, error } = useAct(async () => {
    keepOwn(queries, await resubmit(own, text.trim()));
    setDraft('');
    onClose();
  });
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('edit.title', { channel: own.channelName })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        <Stack>
          <OwnReason own={own} />
          <Textarea
            data-autofocus
            label={t('edit.label')}
            minRows={5}
            maxRows={16}
            error={over > 0 ? t('composer.over', { count: over }) : undefined}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setDraft(event.currentTarget.value);
            }}
          />
          <LookAhead channelId={own.channelId} text={text} />
          <Text c="var(--parvis-quiet)">{t('edit.hint')}</Text>
          <ProblemNote error={error} />
          <Group justify="flex-end">
            <Button variant="subtle" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={busy} disabled={over > 0 || text.trim() === ''}>
              {t('edit.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
