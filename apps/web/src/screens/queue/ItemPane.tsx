import { useState } from 'react';
import { IconArrowLeft, IconEye, IconInboxOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/problem';
import { queueItemQuery, type Decision, type QueueItemDetail } from '../../data/queue';
import type { QueueScope } from '../../data/queue-scope';
import { AudiencePanel } from '../../parts/AudiencePanel';
import { Failed } from '../../parts/Failed';
import { Nothing } from '../../parts/Nothing';
import { Shapes } from '../../parts/Shapes';
import { Actions } from './Actions';
import { ItemContext } from './ItemContext';
import { ItemHead } from './ItemHead';
import { MaskedText } from './MaskedText';
import { Reading } from './Reading';
import { useClaim, useReader } from './use-claim';
import css from './Item.module.css';
import { LinkIcon, LinkText } from '../../parts/links';
import { Note } from '../../parts/Note';

interface Props {
  id: string;
  scope: QueueScope;
  keys: boolean;
  onDecide: (decision: Decision) => void;
  onPass: () => void;
}

/** One message with all that is needed to be fair about it. */
export function ItemPane({ id, scope, ...rest }: Props) {
  const { t } = useTranslation();
  const detail = useQuery(queueItemQuery(id));
  const gone = isProblem(detail.error, 'not-found');
  return (
    <section className={css.pane}>
      <LinkIcon to={scope} aria-label={t('item.back')} className={css.back}>
        <IconArrowLeft aria-hidden />
      </LinkIcon>
      {detail.isPending && <Shapes count={3} height={110} />}
      {gone && (
        <Nothing icon={IconInboxOff} title={t('item.gone')}>
          <LinkText to={scope}>{t('item.back')}</LinkText>
        </Nothing>
      )}
      {detail.isError && !gone && detail.data === undefined && (
        <Failed error={detail.error} retry={() => void detail.refetch()} />
      )}
      {detail.data !== undefined && !gone && <Item item={detail.data} {...rest} />}
    </section>
  );
}

function Item({ item, keys, onDecide, onPass }: Omit<Props, 'id' | 'scope'> & { item: QueueItemDetail }) {
  const { t } = useTranslation();
  // Kept here alone, so that leaving the message masks it again.
  const [revealed, setRevealed] = useState<QueueItemDetail>();
  useClaim(item);
  const reader = useReader(item.claim);
  const shown = revealed?.version === item.version ? revealed : item;
  return (
    <>
      <div className={css.scroll} tabIndex={0} role="group" aria-label={t('item.title')}>
        <ItemHead item={shown} />
        {reader !== null && (
          <Note icon={IconEye} tone="accent" role="status">
            {t('item.reader', { name: reader.by.name })}
          </Note>
        )}
        {shown.audience !== undefined && (
          <AudiencePanel audience={shown.audience} change={shown.audienceChange} />
        )}
        {shown.masked ? (
          <MaskedText item={item} onRevealed={setRevealed} />
        ) : (
          <Reading item={shown} falseAlarms={item.falseAlarms} />
        )}
        <ItemContext item={shown} />
      </div>
      <Actions item={item} keys={keys} blocked={reader !== null} onDecide={onDecide} onPass={onPass} />
    </>
  );
}
