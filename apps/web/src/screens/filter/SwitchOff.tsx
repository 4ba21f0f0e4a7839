import { useState } from 'react';
import { Button, Checkbox, Group, Modal, Stack, Textarea } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { REASON_MAX_LENGTH } from '@app/contract';
import { labelIn, refreshLexicon, rehearsalQuery, switchOff, type Rule } from '../../data/lexicon';
import { announce } from '../../parts/Announcer';
import { Failed } from '../../parts/Failed';
import { Note } from '../../parts/Note';
import { ProblemNote } from '../../parts/ProblemNote';
import { Shapes } from '../../parts/Shapes';
import { useAct } from '../../parts/use-act';
import { RehearsalReport } from './RehearsalReport';
import { useSchool } from './use-school';
import css from './Filter.module.css';

interface Props {
  rule: Rule;
  onClose: () => void;
}

/** Shows what would no longer be held before a rule is switched off; a critical rule asks for one word more. */
export default function SwitchOff({ rule, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const label = labelIn(i18n.language, rule);
  const queries = useQueryClient();
  const school = useSchool();
  const rehearsal = useQuery(rehearsalQuery(school, rule.id));
  const [reason, setReason] = useState('');
  const [understood, setUnderstood] = useState(false);
  const critical = rule.severity === 'critical';
  const ready = rehearsal.isSuccess && reason.trim() !== '' && (!critical || understood);
  const { run, busy, error } = useAct(async () => {
    await switchOff(school, rule.id, reason.trim());
    announce(t('filter.switchOff.done', { rule: label }));
    onClose();
    await refreshLexicon(queries, school);
  });
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('filter.switchOff.title', { rule: label })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) run();
        }}
      >
        <Stack>
          {critical && (
            <Note icon={IconAlertOctagon} tone="danger" title={t('filter.switchOff.critical')}>
              {t('filter.switchOff.criticalText')}
            </Note>
          )}
          {rehearsal.isPending && (
            <div>
              <p className={css.busy}>{t('filter.rehearsal.busy')}</p>
              <Shapes count={1} height={72} />
            </div>
          )}
          {rehearsal.isError && <Failed error={rehearsal.error} retry={() => void rehearsal.refetch()} />}
          {rehearsal.isSuccess && <RehearsalReport rehearsal={rehearsal.data} change="rule" />}
          <Textarea
            data-autofocus
            required
            label={t('filter.switchOff.reason')}
            description={t('filter.switchOff.reasonHint')}
            maxLength={REASON_MAX_LENGTH}
            minRows={2}
            value={reason}
            onChange={(event) => {
              setReason(event.currentTarget.value);
            }}
          />
          {critical && (
            <Checkbox
              label={t('filter.switchOff.understood')}
              checked={understood}
              onChange={(event) => {
                setUnderstood(event.currentTarget.checked);
              }}
            />
          )}
          <ProblemNote error={error} />
          <Group justify="flex-end">
            <Button variant="subtle" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" color={critical ? 'red' : undefined} disabled={!ready} loading={busy}>
              {t(critical ? 'filter.switchOff.submitCritical' : 'filter.switchOff.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
