import { Button } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { reveal, type QueueItemDetail } from '../../data/queue';
import { ProblemNote } from '../../parts/ProblemNote';
import { useAct } from '../../parts/use-act';
import { useReasonText } from '../mine/reason-text';
import css from './Item.module.css';

interface Props {
  item: QueueItemDetail;
  onRevealed: (detail: QueueItemDetail) => void;
}

/** A text that nobody has to meet by surprise: what it is about comes first, the words when asked for. */
export function MaskedText({ item, onRevealed }: Props) {
  const { t } = useTranslation();
  const { run, busy, error } = useAct(async () => {
    onRevealed(await reveal(item.id));
  });
  return (
    <div className={css.masked}>
      <IconEyeOff size={30} aria-hidden />
      <p>
        <strong>
          {item.category === null
            ? t('masked.title')
            : t('masked.about', { what: t(`category.${item.category}`) })}
        </strong>
        <br />
        {t('masked.text')}
      </p>
      <EscalatedBy item={item} />
      {item.allowedActions.includes('quarantine.reveal') && (
        <Button variant="default" loading={busy} onClick={run}>
          {t('masked.reveal')}
        </Button>
      )}
      <ProblemNote error={error} />
    </div>
  );
}

/** Where a person handed the message on, who that was and why: the filter may well have found nothing. */
function EscalatedBy({ item: { decisions } }: { item: QueueItemDetail }) {
  const { t } = useTranslation();
  const escalation = decisions.findLast(({ outcome }) => outcome === 'escalate');
  const reason = useReasonText()(escalation?.reason);
  if (escalation === undefined) return null;
  return (
    <p>
      {t('masked.escalated', { name: escalation.by })}
      {reason !== undefined && (
        <>
          <br />
          {t('masked.escalatedWhy', { reason })}
        </>
      )}
    </p>
  );
}
