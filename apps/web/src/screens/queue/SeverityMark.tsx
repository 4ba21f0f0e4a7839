import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconCircle,
  IconCircleDashed,
  IconInfoTriangle,
  IconUserExclamation,
  type TablerIcon,
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

type Marked = Pick<QueueItem, 'severity' | 'category' | 'outcome'> & Partial<Pick<QueueItem, 'state'>>;

/** How urgent a message is: an icon and the word for what was found in it, or for the person who pointed at it. */
export function SeverityMark({ item }: { item: Marked }) {
  const { t } = useTranslation();
  const { Icon, word } = useMark(item);
  // Nothing found is no urgency, but a person found something.
  const severity = isEscalated(item) ? 'medium' : item.severity;
  return (
    <span className={css.mark} data-severity={severity} title={t(`severity.${severity}`)}>
      <Icon size={20} aria-hidden />
      {word}
    </span>
  );
}

/** Only a person puts into quarantine what the filter found nothing in. */
const isEscalated = ({ state, outcome }: Marked): boolean => state === 'quarantined' && outcome === 'clear';

function useMark(item: Marked): { Icon: TablerIcon; word: string } {
  const { t } = useTranslation();
  if (isEscalated(item)) return { Icon: IconUserExclamation, word: t('severity.escalated') };
  if (item.outcome === 'unavailable') return { Icon: IconCircleDashed, word: t('severity.unavailable') };
  const Icon = ICONS[item.severity];
  if (item.category !== null) return { Icon, word: t(`category.${item.category}`) };
  return { Icon, word: t(`severity.${item.severity}`) };
}
