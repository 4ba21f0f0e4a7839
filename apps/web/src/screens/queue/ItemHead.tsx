import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import type { QueueItemDetail } from '../../data/queue';
import { SeverityMark } from './SeverityMark';
import { Waiting } from './Waiting';
import css from './Item.module.css';

function AuthorRecord({ record: { published, refused, returned } }: { record: Schema['AuthorRecordDto'] }) {
  const { t } = useTranslation();
  return (
    <p className={css.record}>
      {t('item.published', { count: published })} · {t('item.refused', { count: refused })} ·{' '}
      {t('item.returned', { count: returned })}
    </p>
  );
}

/** Who wrote, where, since when it waits, and what became of their messages here so far. */
export function ItemHead({ item }: { item: QueueItemDetail }) {
  const { t } = useTranslation();
  return (
    <header className={css.head}>
      <h1 className={css.author}>
        {item.author.name} <span className={css.label}>{item.author.label}</span>
      </h1>
      {item.authorRecord !== undefined && <AuthorRecord record={item.authorRecord} />}
      <p className={css.where}>
        <SeverityMark item={item} />
        <span>
          {item.channelName} · <Waiting since={item.waitingSince} sentence />
        </span>
        {item.round > 1 && <span className={css.tag}>{t('item.round', { count: item.round })}</span>}
        {item.revision > 1 && <span className={css.tag}>{t('item.revision', { count: item.revision })}</span>}
      </p>
    </header>
  );
}
