import { useSyncExternalStore, type ReactNode } from 'react';
import { onlineManager } from '@tanstack/react-query';
import { IconPlugConnectedX, IconShieldHalf, type TablerIcon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../data/me';
import { fullDate } from '../parts/moments';
import css from './Banners.module.css';

const subscribe = (listener: () => void) => onlineManager.subscribe(listener);
const isOnline = () => onlineManager.isOnline();

/** Whether the server can be reached. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, isOnline);

/** Says that the line is cut, what goes on and what waits. */
export function LineBanner() {
  const { t } = useTranslation();
  if (useOnline()) return null;
  return (
    <Banner icon={IconPlugConnectedX} title={t('offline.title')}>
      {t('offline.text')}
    </Banner>
  );
}

/** Says the vigilance level when it is not the ordinary one, with its end and what one can still do. */
export function VigilanceBanner() {
  const { t, i18n } = useTranslation();
  const vigilance = useMe().school?.vigilance;
  if (vigilance === undefined || vigilance.level === 'normal') return null;
  return (
    <Banner icon={IconShieldHalf} title={t(`vigilance.${vigilance.level}.title`)}>
      {vigilance.reason} {t(`vigilance.${vigilance.level}.can`)}{' '}
      {vigilance.until === null
        ? t('vigilance.noEnd')
        : t('vigilance.until', { date: fullDate(i18n.language, vigilance.until) })}
    </Banner>
  );
}

function Banner({ icon: Icon, title, children }: { icon: TablerIcon; title: string; children: ReactNode }) {
  return (
    <div role="status" className={css.banner}>
      <Icon size={22} aria-hidden className={css.icon} />
      <p className={css.text}>
        <strong>{title}</strong> {children}
      </p>
    </div>
  );
}
