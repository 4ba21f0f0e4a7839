import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueItemDetail } from '../../data/queue';
import { MessageText } from '../../parts/MessageText';
import { Moment } from '../../parts/Moment';
import { useReasonText } from '../mine/reason-text';
import css from './Item.module.css';

/** What surrounds the message: reports, the author’s appeal, what was said just before, what was decided so far. */
export function ItemContext({ item }: { item: QueueItemDetail }) {
  const { t } = useTranslation();
  return (
    <div className={css.context}>
      {item.appeal !== undefined && (
        <Part title={t('context.appeal')}>
          <li>
            <MessageText>
              {item.appeal.text === ''
                ? t('context.appealWordless')
                : (item.appeal.text ?? t('context.appealMasked'))}
            </MessageText>
            <Meta>
              <Moment instant={item.appeal.at} as="ago" />
            </Meta>
          </li>
        </Part>
      )}
      <Part title={t('context.reports', { count: item.openReports.length })}>
        {item.openReports.map((report) => (
          <li key={report.at + report.by}>
            <strong>{t(`report.category.${report.category}`)}</strong>
            {report.comment !== '' && <MessageText>{report.comment}</MessageText>}
            <Meta>
              {report.by} · <Moment instant={report.at} as="ago" />
            </Meta>
          </li>
        ))}
      </Part>
      <Part title={t('context.before')}>
        {item.before.map((earlier) => (
          <li key={earlier.releasedAt + earlier.authorName}>
            <MessageText>{earlier.text === '' ? t('message.retracted') : earlier.text}</MessageText>
            <Meta>
              {earlier.authorName} · <Moment instant={earlier.releasedAt} as="ago" />
            </Meta>
          </li>
        ))}
      </Part>
      <Part title={t('context.revisions')}>
        {item.revisions.map((revision) => (
          <li key={revision.number}>
            <MessageText>{revision.text}</MessageText>
            <Meta>
              {t('item.revision', { count: revision.number })} ·{' '}
              <Moment instant={revision.createdAt} as="ago" />
            </Meta>
          </li>
        ))}
      </Part>
      <Decisions item={item} />
    </div>
  );
}

function Decisions({ item }: { item: QueueItemDetail }) {
  const { t } = useTranslation();
  const reasonText = useReasonText();
  return (
    <Part title={t('context.decisions')}>
      {item.decisions.map((decision) => (
        <li key={decision.at + decision.outcome}>
          <strong>
            {t(decision.kind === 'sole-keyholder' ? 'decided.alone' : `decided.${decision.outcome}`)}
          </strong>{' '}
          {reasonText(decision.reason)}
          <Meta>
            {decision.by} · <Moment instant={decision.at} as="ago" />
          </Meta>
        </li>
      ))}
    </Part>
  );
}

/** A titled list; nothing at all when it is empty. */
function Part({ title, children }: { title: string; children: ReactNode }) {
  if (Array.isArray(children) && children.length === 0) return null;
  return (
    <section>
      <h2 className={css.partTitle}>{title}</h2>
      <ul className={css.part}>{children}</ul>
    </section>
  );
}

const Meta = ({ children }: { children: ReactNode }) => <p className={css.meta}>{children}</p>;
