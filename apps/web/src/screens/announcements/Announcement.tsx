import { useTranslation } from 'react-i18next';
import type { Message } from '../../data/history';
import { useSeen } from '../../parts/use-seen';
import { MessageMenu } from '../message/MessageMenu';
import { MessageBody } from '../message/ReleasedMessage';
import { Moment } from '../../parts/Moment';
import css from './Announcements.module.css';

interface Props {
  message: Message;
  channelName: string;
  isNew: boolean;
  onSeen: (() => void) | undefined;
}

export function Announcement({ message, channelName, isNew, onSeen }: Props) {
  const { t } = useTranslation();
  const element = useSeen<HTMLLIElement>(onSeen);
  return (
    <li ref={element} className={css.item} data-new={isNew || undefined}>
      <article>
        <header className={css.head}>
          <div className={css.where}>
            {isNew && <strong className={css.new}>{t('announcements.new')}</strong>}
            <span>{channelName}</span>
            <span className={css.when}>
              <Moment instant={message.releasedAt} as="ago" />
            </span>
          </div>
          <MessageMenu message={message} />
        </header>
        <MessageBody message={message} />
        <footer className={css.by}>
          {message.mine ? t('message.you') : message.author.name}
          {message.author.label !== '' && <span className={css.label}>{message.author.label}</span>}
        </footer>
      </article>
    </li>
  );
}
