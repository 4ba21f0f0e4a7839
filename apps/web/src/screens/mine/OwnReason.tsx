import { useTranslation } from 'react-i18next';
import type { OwnMessage } from '../../data/mine';
import { useReasonText } from './reason-text';
import css from './Mine.module.css';

/** Why a message was refused, returned or taken back. */
export function OwnReason({ own }: { own: OwnMessage }) {
  const { t } = useTranslation();
  const reason = useReasonText()(own.reason);
  if (reason === undefined) return null;
  return (
    <p className={css.reason}>
      <strong>{t('mine.reason')}</strong> {reason}
    </p>
  );
}
