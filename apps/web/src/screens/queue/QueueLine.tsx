import { IconEye, IconFlag, IconRepeat, IconSpeakerphone } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../data/queue-order';
import type { QueueScope } from '../../data/queue-scope';
import { SeverityMark } from './SeverityMark';
import { useReader } from './use-claim';
import { Waiting } from './Waiting';
import css from './Console.module.css';

/** One waiting message in the list: why it is urgent, where, since when, who is reading it. */
export function QueueLine({ scope, row: { item, gone } }: { scope: QueueScope; row: QueueRow }) {
  const { t } = useTranslation();
  const reader = useReader(item.claim);
  return (
    <Link
      to={`${scope}/$messageId`}
      params={{ messageId: item.id }}
      className={css.line}
      activeProps={{ 'aria-current': 'true' }}
      data-gone={gone || undefined}
      data-severity={item.severity}
    >
      <span className={css.top}>
        <span className={css.what}>
          <SeverityMark item={item} />
          <span className={css.channel}>{item.channelName}</span>
        </span>
        <span className={css.age}>
          <Waiting since={item.waitingSince} />
        </span>
      </span>
      <span className={css.bottom}>
        <span className={css.excerpt} dir="auto">
          {gone ? t('queue.gone') : (item.text ?? t('queue.masked'))}
        </span>
        {item.channelKind !== 'association' && (
          <IconSpeakerphone size={18} role="img" aria-label={t('queue.announcement')} />
        )}
        {item.round > 1 && <IconRepeat size={18} role="img" aria-label={t('queue.appeal')} />}
        {item.reports > 0 && (
          <span className={css.tag}>
            <IconFlag size={18} aria-hidden /> {t('queue.reports', { count: item.reports })}
          </span>
        )}
        {reader !== null && (
          <span className={css.tag}>
            <IconEye size={18} role="img" aria-label={t('queue.readBy')} /> {reader.by.name}
          </span>
        )}
      </span>
    </Link>
  );
}
