import { useTranslation } from 'react-i18next';
import type { OwnMessage } from '../../data/mine';
import { useReasonText } from './reason-text';
import css from './Mine.module.css';

/** Why a message was refused, returned or taken back, and what was taken out of its text on arrival. */
export function OwnReason({ own }: { own: OwnMessage }) {
  const { t } = useTranslation();
  const reason = useReasonText()(own.reason);
  const removed = own.removedCharacters ?? 0;
  return (
    <>
      {removed > 0 && <p className={css.next}>{t('mine.removed', { count: removed })}</p>}
      {reason !== undefined && (
        <p className={css.reason}>
          <strong>{t('mine.reason')}</strong> {reason}
        </p>
      )}
    </>
  );
}
