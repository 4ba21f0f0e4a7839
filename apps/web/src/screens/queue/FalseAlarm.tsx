import { Button } from '@mantine/core';
import { IconArrowBackUp, IconFlagOff } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { setFalseAlarm } from '../../data/false-alarms';
import { announce } from '../../parts/Announcer';
import { ProblemNote } from '../../parts/ProblemNote';
import { useAct } from '../../parts/use-act';
import { useRuleName } from '../../parts/use-rule-name';
import css from './FalseAlarm.module.css';

interface Props {
  messageId: string;
  rule: string;
  marked: boolean;
  /** Whether this person may mark; the others see what was marked. */
  mayMark: boolean;
}

/** One click says that the rule was wrong here; another takes it back. Nothing else happens to the message. */
export function FalseAlarm({ messageId, rule, marked, mayMark }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const name = useRuleName()(rule);
  const { run, busy, error } = useAct(async () => {
    await setFalseAlarm(queries, messageId, rule, !marked);
    announce(t(marked ? 'falseAlarm.undone' : 'falseAlarm.done', { rule: name }));
  });
  return (
    <div className={css.falseAlarm}>
      {marked && <span className={css.marked}>{t('falseAlarm.marked')}</span>}
      {mayMark && (
        <Button
          variant={marked ? 'subtle' : 'default'}
          px={marked ? 'xs' : undefined}
          leftSection={
            marked ? <IconArrowBackUp size={20} aria-hidden /> : <IconFlagOff size={20} aria-hidden />
          }
          aria-label={t(marked ? 'falseAlarm.undoOf' : 'falseAlarm.markOf', { rule: name })}
          loading={busy}
          onClick={run}
        >
          {t(marked ? 'falseAlarm.undo' : 'falseAlarm.mark')}
        </Button>
      )}
      <ProblemNote error={error} />
    </div>
  );
}
