import { useEffect, useMemo, useRef, useState } from 'react';
import { IconArrowLeft } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useChannel, type Channel } from '../../data/channels';
import { useWaiting } from '../../data/device';
import { historyQuery } from '../../data/histories';
import { lastPosition } from '../../data/history';
import { mineQuery } from '../../data/mine';
import { rowsOf } from '../../data/rows';
import { useDraft } from '../../data/use-draft';
import { announce } from '../../parts/Announcer';
import { Failed } from '../../parts/Failed';
import { dayKey } from '../../parts/moments';
import { ScreenTitle } from '../../parts/ScreenTitle';
import { Shapes } from '../../parts/Shapes';
import { NotFound } from '../../shell/NotFound';
import { MessageDialogs } from '../message/MessageDialogs';
import { Composer } from './Composer';
import { Conversation } from './Conversation';
import css from './Group.module.css';
import { LinkIcon } from '../../parts/links';

const route = getRouteApi('/door/groupes/$channelId');

export function GroupScreen() {
  const { channelId } = route.useParams();
  const channel = useChannel(channelId);
  if (channel.isPending) return <Shapes />;
  if (channel.isError) return <Failed error={channel.error} retry={() => void channel.refetch()} />;
  if (channel.data?.kind !== 'association') return <NotFound />;
  return <OpenGroup key={channelId} channel={channel.data} />;
}

function OpenGroup({ channel }: { channel: Channel }) {
  const { t } = useTranslation();
  const history = useQuery(historyQuery(channel.id));
  const mine = useInfiniteQuery(mineQuery).data;
  const waiting = useWaiting(channel.id);
  const [draft, setDraft] = useDraft(channel.id);
  const [readUpTo] = useState(channel.readPosition);
  useSaidArrivals(channel);
  const rows = useMemo(
    () =>
      rowsOf({
        messages: history.data?.items ?? [],
        own: mine?.pages.flatMap((page) => page.items).filter((own) => own.channelId === channel.id) ?? [],
        waiting,
        readUpTo,
        dayOf: dayKey,
      }),
    [history.data, mine, waiting, readUpTo, channel.id],
  );
  return (
    <section className={css.group} aria-label={channel.name}>
      <header className={css.head}>
        <LinkIcon to="/groupes" aria-label={t('groups.back')} className={css.back}>
          <IconArrowLeft aria-hidden />
        </LinkIcon>
        <div className={css.title}>
          <ScreenTitle>{channel.name}</ScreenTitle>
          <p className={css.about}>
            {t('group.readBy', { association: channel.association?.name })} ·{' '}
            {t('group.moderators', { count: channel.decidersCount })}
          </p>
        </div>
      </header>
      {history.isPending && <Shapes />}
      {history.isError && history.data === undefined && (
        <Failed error={history.error} retry={() => void history.refetch()} />
      )}
      {history.data !== undefined && (
        <Conversation
          channel={channel}
          rows={rows}
          hasOlder={history.data.older !== undefined}
          onEdit={setDraft}
        />
      )}
      <Composer channel={channel} text={draft} onChange={setDraft} />
      <MessageDialogs messages={history.data?.items ?? []} about={route.useSearch()} />
    </section>
  );
}

/** Tells those who listen that somebody wrote, while the group is open. */
function useSaidArrivals(channel: Channel): void {
  const { t } = useTranslation();
  const last = useQuery(historyQuery(channel.id)).data;
  const said = useRef<number>(undefined);
  useEffect(() => {
    if (last === undefined) return;
    const position = lastPosition(last);
    const newest = last.items.at(-1);
    if (said.current !== undefined && position > said.current && newest !== undefined)
      announce(newest.mine ? t('group.ownArrived') : t('group.arrived', { name: newest.author.name }));
    said.current = position;
  }, [last, t]);
}
