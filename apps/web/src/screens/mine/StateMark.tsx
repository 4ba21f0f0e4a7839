import {
  IconArrowBackUp,
  IconCircleCheck,
  IconClockHour4,
  IconCircleX,
  IconLock,
  IconMessageOff,
  IconPencil,
  IconPlayerStop,
  IconShieldHalf,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OwnMessage } from '../../data/mine';
import css from './StateMark.module.css';

const MARKS: Record<OwnMessage['state'], { icon: TablerIcon; tone: 'quiet' | 'good' | 'warm' | 'danger' }> = {
  submitted: { icon: IconClockHour4, tone: 'quiet' },
  held: { icon: IconClockHour4, tone: 'quiet' },
  quarantined: { icon: IconShieldHalf, tone: 'quiet' },
  returned: { icon: IconPencil, tone: 'warm' },
  rejected: { icon: IconCircleX, tone: 'danger' },
  withdrawn: { icon: IconArrowBackUp, tone: 'quiet' },
  approved: { icon: IconCircleCheck, tone: 'good' },
  stopped: { icon: IconPlayerStop, tone: 'warm' },
  delivered: { icon: IconCircleCheck, tone: 'good' },
  retracted: { icon: IconMessageOff, tone: 'quiet' },
  sealed: { icon: IconLock, tone: 'danger' },
};

/** Where a message stands, as its author is told: an icon and the word. */
export function StateMark({ state }: { state: OwnMessage['state'] }) {
  const { t } = useTranslation();
  const { icon: Icon, tone } = MARKS[state];
  return (
    <span className={css.mark} data-tone={tone}>
      <Icon size={20} aria-hidden />
      {t(`state.${state}`)}
    </span>
  );
}
