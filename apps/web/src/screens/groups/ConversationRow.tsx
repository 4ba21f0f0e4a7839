import { useTranslation } from 'react-i18next';
import type { Channel } from '../../data/channels';
import type { Row } from '../../data/rows';
import { dayName } from '../../parts/moments';
import { useNow } from '../../parts/use-now';
import { MessageMenu } from '../message/MessageMenu';
import { MessageBody, MessageHead } from '../message/ReleasedMessage';
import { OwnOnItsWay } from './OwnOnItsWay';
import { NotSentYet } from './NotSentYet';
import css from './Conversation.module.css';

interface Props {
  row: Row;
  channel: Channel;
  onEdit: (text: string) => void;
}

export function ConversationRow({ row, channel, onEdit }: Props) {
  const { t } = useTranslation();
  switch (row.kind) {
    case 'day':
      return <DayLine instant={row.date} />;
    case 'unread':
      return (
        <p className={css.line} data-unread>
          <span>{t('group.unread')}</span>
        </p>
      );
    case 'message':
      return (
        <article
          className={css.message}
          data-mine={row.message.mine || undefined}
          data-follows={row.follows || undefined}
        >
          <div className={css.body}>
            {!row.follows && <MessageHead message={row.message} when="clock" />}
            <MessageBody message={row.message} />
          </div>
          <MessageMenu message={row.message} />
        </article>
      );
    case 'own':
      return <OwnOnItsWay own={row.own} usualDelay={channel.usualDelayMinutes} />;
    case 'waiting':
      return <NotSentYet waiting={row.waiting} onEdit={onEdit} />;
  }
}

function DayLine({ instant }: { instant: string }) {
  const { i18n } = useTranslation();
  const now = useNow();
  return (
    <p className={css.line}>
      <span>{dayName(i18n.language, instant, now)}</span>
    </p>
  );
}
