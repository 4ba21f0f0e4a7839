import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mineQuery } from '../../data/mine';
import { Moment } from '../../parts/Moment';
import { StateMark } from '../mine/StateMark';
import css from './Sender.module.css';

const SHOWN = 10;

/** One’s latest announcements and where each of them stands. */
export function SentBefore() {
  const { t } = useTranslation();
  const mine = useInfiniteQuery(mineQuery).data;
  const sent = mine?.pages
    .flatMap((page) => page.items)
    .filter(({ channelKind }) => channelKind !== 'association')
    .slice(0, SHOWN);
  if (sent === undefined || sent.length === 0) return null;
  return (
    <section>
      <h2 className={css.stepTitle}>{t('sender.before')}</h2>
      <ul className={css.before}>
        {sent.map((own) => (
          <li key={own.id}>
            <Link to="/envoyer/$messageId" params={{ messageId: own.id }} className={css.sent}>
              <span className={css.excerpt} dir="auto">
                {own.text}
              </span>
              <span className={css.sentState}>
                <StateMark state={own.state} />
                <span>
                  {own.channelName} · <Moment instant={own.submittedAt} as="ago" />
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
