import { useState } from 'react';
import { Anchor, Button, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { REASON_MAX_LENGTH, REPORT_CATEGORIES, type ReportCategory } from '@app/contract';
import type { Message } from '../../data/history';
import { report } from '../../data/mine';
import { ProblemNote } from '../../parts/ProblemNote';
import { useAct } from '../../parts/use-act';
import { EmergencyNumbers } from './EmergencyNumbers';

/** Tells those who decide in the channel that a released message should not be there. */
export default function ReportDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t } = useTranslation();
  const [category, setCategory] = useState<ReportCategory>();
  const [comment, setComment] = useState('');
  const [done, setDone] = useState(false);
  const { run, busy, error } = useAct(async (chosen: ReportCategory) => {
    await report(message.id, chosen, comment.trim());
    setDone(true);
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={done ? t('report.done') : t('report.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {done ? (
        <Stack>
          <Text>{category === 'danger' ? t('report.doneDanger') : t('report.doneText')}</Text>
          <EmergencyNumbers />
          <Button onClick={onClose}>{t('close')}</Button>
        </Stack>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (category !== undefined) run(category);
          }}
        >
          <Stack>
            <Text>{t('report.lead', { name: message.author.name })}</Text>
            <Radio.Group
              label={t('report.why')}
              value={category ?? ''}
              onChange={(value) => {
                setCategory(REPORT_CATEGORIES.find((known) => known === value));
              }}
            >
              <Stack gap={0} mt={4}>
                {REPORT_CATEGORIES.map((value) => (
                  <Radio key={value} value={value} label={t(`report.category.${value}`)} />
                ))}
              </Stack>
            </Radio.Group>
            <Textarea
              label={t('report.comment')}
              description={t('report.commentHint')}
              maxLength={REASON_MAX_LENGTH}
              minRows={2}
              value={comment}
              onChange={(event) => {
                setComment(event.currentTarget.value);
              }}
            />
            <EmergencyNumbers />
            <ProblemNote error={error} />
            <Group justify="flex-end">
              <Anchor component="button" type="button" onClick={onClose} mih={44} px="sm">
                {t('cancel')}
              </Anchor>
              <Button type="submit" loading={busy} disabled={category === undefined}>
                {t('report.submit')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
