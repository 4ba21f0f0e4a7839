import { IconMessageOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../data/history';
import { MessageText } from '../../parts/MessageText';
import { Moment } from '../../parts/Moment';
import { useReasonText } from '../mine/reason-text';
import css from './ReleasedMessage.module.css';

/** Who wrote it and when. */
export function MessageHead({ message, when }: { message: Message; when: 'clock' | 'ago' }) {
  const { t } = useTranslation();
  return (
    <div className={css.head}>
      <span className={css.name}>{message.mine ? t('message.you') : message.author.name}</span>
      {!message.mine && <span className={css.label}>{message.author.label}</span>}
      <span className={css.time}>
        <Moment instant={message.releasedAt} as={when} />
      </span>
    </div>
  );
}

/** The text, or the notice that stands in its place. */
export function MessageBody({ message }: { message: Message }) {
  if (message.state === 'retracted') return <RetractedNotice message={message} />;
  return <MessageText>{message.text}</MessageText>;
}

function RetractedNotice({ message: { retraction } }: { message: Message }) {
  const { t } = useTranslation();
  const reason = useReasonText()(
    retraction && { code: retraction.reasonCode, text: retraction.reason ?? '' },
  );
  return (
    <p className={css.retracted}>
      <IconMessageOff size={20} aria-hidden />
      <span>
        {t('message.retracted')}
        {retraction !== undefined && <> {t('message.retractedBy', { name: retraction.by })}</>}
        {reason !== undefined && <> {t('message.retractedWhy', { reason })}</>}
      </span>
    </p>
  );
}
