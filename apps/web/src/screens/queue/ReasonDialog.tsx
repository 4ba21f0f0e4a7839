import { useState } from 'react';
import { Button, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { REASON_CODES, REASON_MAX_LENGTH, type ReasonCode } from '@app/contract';
import type { Decision, QueueItem } from '../../data/queue';
import type { OfferedMove } from './moves';

interface Props {
  item: QueueItem;
  offered: Exclude<OfferedMove, { words: 'none' }>;
  onClose: () => void;
  onDecide: (decision: Decision) => void;
}

/** The reason that goes with a decision: a ready-made one, words of one’s own, or both. */
export default function ReasonDialog({ item, offered: { move, words }, onClose, onDecide }: Props) {
  const { t } = useTranslation();
  const [code, setCode] = useState<ReasonCode>();
  const [free, setFree] = useState('');
  const ready = words === 'possible' || code !== undefined || free.trim() !== '';
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`reason.${move}.title`)}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) onDecide({ item, move, reason: free.trim() || undefined, reasonCode: code });
        }}
      >
        <Stack>
          <Text>{t(`reason.${move}.text`)}</Text>
          {words === 'needed' && (
            <Radio.Group
              label={t('reason.ready')}
              value={code ?? ''}
              onChange={(value) => {
                setCode(REASON_CODES.find((known) => known === value));
              }}
            >
              <Stack gap={0} mt={4}>
                {REASON_CODES.map((known, index) => (
                  <Radio
                    key={known}
                    value={known}
                    data-autofocus={index === 0 || undefined}
                    label={t(`reasons.${known}`)}
                  />
                ))}
              </Stack>
            </Radio.Group>
          )}
          <Textarea
            label={t(words === 'needed' ? 'reason.own' : 'reason.note')}
            maxLength={REASON_MAX_LENGTH}
            minRows={2}
            value={free}
            onChange={(event) => {
              setFree(event.currentTarget.value);
            }}
          />
          <Group justify="flex-end">
            <Button variant="subtle" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={!ready}>
              {t(`reason.${move}.submit`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
