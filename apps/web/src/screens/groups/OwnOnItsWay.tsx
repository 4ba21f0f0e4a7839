import { useTranslation } from 'react-i18next';
import type { OwnMessage } from '../../data/mine';
import { MessageText } from '../../parts/MessageText';
import { Moment } from '../../parts/Moment';
import { OwnActions } from '../mine/OwnActions';
import { OwnReason } from '../mine/OwnReason';
import { StateMark } from '../mine/StateMark';
import css from './Conversation.module.css';

interface Props {
  own: OwnMessage;
  /** Median minutes from post to decision, where it is known. */
  usualDelay: number | null;
}

/** One’s own message before its readers have it: where it stands, and what one can do about it. */
export function OwnOnItsWay({ own, usualDelay }: Props) {
  const { t } = useTranslation();
  const waits = own.state === 'held' || own.state === 'submitted';
  return (
    <article className={css.own}>
      <div className={css.ownHead}>
        <strong>{t('message.you')}</strong>
        <Moment instant={own.submittedAt} as="clock" />
      </div>
      <MessageText>{own.text}</MessageText>
      <div className={css.ownState}>
        <StateMark state={own.state} />
        {waits && usualDelay !== null && <span>{t('group.usual', { count: usualDelay })}</span>}
      </div>
      <OwnReason own={own} />
      <OwnActions own={own} />
    </article>
  );
}
