import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconSpeakerphone } from '@tabler/icons-react';
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { markRead, useAnnouncements, type Channel } from '../../data/channels';
import { mergeFeeds, type Feed } from '../../data/feed';
import { historyQuery, readOlder } from '../../data/histories';
import { Failed } from '../../parts/Failed';
import { Nothing } from '../../parts/Nothing';
import { Page } from '../../parts/Page';
import { Shapes } from '../../parts/Shapes';
import { useAct } from '../../parts/use-act';
import { useMe } from '../../data/me';
import { MessageDialogs } from '../message/MessageDialogs';
import { Announcement } from './Announcement';
import css from './Announcements.module.css';

const route = getRouteApi('/door/annonces');

/** What the school announces to this person, by date, from all its channels. */
export function Announcements() {
  const { t } = useTranslation();
  const channels = useAnnouncements();
  return (
    <Page title={t('announcements.title')} lead={useMe().school?.name}>
      {channels.isPending && <Shapes height={150} />}
      {channels.isError && <Failed error={channels.error} retry={() => void channels.refetch()} />}
      {channels.data !== undefined && <ByDate channels={channels.data} />}
    </Page>
  );
}

function ByDate({ channels }: { channels: readonly Channel[] }) {
  const { t } = useTranslation();
  const histories = useQueries({ queries: channels.map(({ id }) => historyQuery(id)) });
  const failed = histories.find((history) => history.isError && history.data === undefined);
  if (failed !== undefined)
    return (
      <Failed
        error={failed.error}
        retry={() => {
          for (const history of histories) if (history.isError) void history.refetch();
        }}
      />
    );
  if (histories.some((history) => history.isPending)) return <Shapes height={150} />;
  const feed = mergeFeeds(
    histories.flatMap(({ data }, index) => {
      const id = channels[index]?.id;
      return data === undefined || id === undefined ? [] : [{ id, history: data }];
    }),
  );
  if (feed.items.length === 0)
    return (
      <Nothing icon={IconSpeakerphone} title={t('announcements.empty')}>
        {t('announcements.emptyText')}
      </Nothing>
    );
  return <FeedList feed={feed} channels={channels} />;
}

function FeedList({ feed, channels }: { feed: Feed; channels: readonly Channel[] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  // What was new when the screen opened stays marked while it is read.
  const [readBefore] = useState(() => new Map(channels.map(({ id, readPosition }) => [id, readPosition])));
  const older = useAct(() => Promise.all(feed.continueWith.map((id) => readOlder(queries, id))));
  const byId = new Map(channels.map((channel) => [channel.id, channel]));
  return (
    <>
      <ol className={css.feed}>
        {feed.items.map((message) => {
          const channel = byId.get(message.channelId);
          const isNew = !message.mine && message.position > (readBefore.get(message.channelId) ?? 0);
          const unread = channel !== undefined && message.position > channel.readPosition;
          return (
            <Announcement
              key={message.id}
              message={message}
              channelName={channel?.name ?? ''}
              isNew={isNew}
              onSeen={unread ? () => void markRead(queries, message.channelId, message.position) : undefined}
            />
          );
        })}
      </ol>
      {feed.continueWith.length > 0 && (
        <Button variant="default" fullWidth mt="md" loading={older.busy} onClick={older.run}>
          {t('announcements.older')}
        </Button>
      )}
      <MessageDialogs messages={feed.items} about={route.useSearch()} />
    </>
  );
}
