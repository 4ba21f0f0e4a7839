import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconCircle,
  IconCircleDashed,
  IconInfoTriangle,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { QueueItem } from '../../data/queue';
import css from './SeverityMark.module.css';

const ICONS = {
  none: IconCircle,
  medium: IconInfoTriangle,
  high: IconAlertTriangle,
  critical: IconAlertOctagon,
};

/** How urgent a message is: an icon and the word for what was found in it. */
export function SeverityMark({ item }: { item: Pick<QueueItem, 'severity' | 'category' | 'outcome'> }) {
  const { t } = useTranslation();
  const unread = item.outcome === 'unavailable';
  const Icon = unread ? IconCircleDashed : ICONS[item.severity];
  const word = unread
    ? t('severity.unavailable')
    : item.category === null
      ? t(`severity.${item.severity}`)
      : t(`category.${item.category}`);
  return (
    <span className={css.mark} data-severity={item.severity} title={t(`severity.${item.severity}`)}>
      <Icon size={20} aria-hidden />
      {word}
    </span>
  );
}
