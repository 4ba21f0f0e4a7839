import { Button, Text } from '@mantine/core';
import { IconHandStop, IconMapQuestion } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useChannel } from '../../data/channels';
import { keepOwn, mineQuery, moveOwn, type OwnMessage } from '../../data/mine';
import { AudiencePanel } from '../../parts/AudiencePanel';
import { Failed } from '../../parts/Failed';
import { MessageText } from '../../parts/MessageText';
import { Moment } from '../../parts/Moment';
import { Nothing } from '../../parts/Nothing';
import { Page } from '../../parts/Page';
import { ProblemNote } from '../../parts/ProblemNote';
import { Shapes } from '../../parts/Shapes';
import { useAct } from '../../parts/use-act';
import { OwnActions } from '../mine/OwnActions';
import { OwnReason } from '../mine/OwnReason';
import { StateMark } from '../mine/StateMark';
import { ApproveAlone } from './ApproveAlone';
import { otherKeys } from './audiences';
import css from './Sender.module.css';
import { LinkText } from '../../parts/links';

const route = getRouteApi('/door/envoyer/$messageId');

/** One announcement on its way: who is asked for the second key, where it stands, and the way to stop it. */
export function Sent() {
  const { t } = useTranslation();
  const { messageId } = route.useParams();
  const mine = useInfiniteQuery(mineQuery);
  const own = mine.data?.pages.flatMap((page) => page.items).find(({ id }) => id === messageId);
  return (
    <Page title={t('sent.title')}>
      <LinkText to="/envoyer">{t('sent.back')}</LinkText>
      {mine.isPending && <Shapes />}
      {mine.isError && mine.data === undefined && (
        <Failed error={mine.error} retry={() => void mine.refetch()} />
      )}
      {own !== undefined && <Follow own={own} />}
      {mine.isSuccess && own === undefined && (
        <Nothing icon={IconMapQuestion} title={t('sent.notHere')}>
          <LinkText to="/mes-messages">{t('places./mes-messages')}</LinkText>
        </Nothing>
      )}
    </Page>
  );
}

function Follow({ own }: { own: OwnMessage }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const channel = useChannel(own.channelId).data;
  const keys = channel === undefined ? undefined : otherKeys(channel);
  const stop = useAct(async () => {
    keepOwn(queries, await moveOwn('withdraw', own, ''));
  });
  return (
    <div className={css.follow}>
      <div className={css.status} role="status">
        <StateMark state={own.state} />
        <span>
          <Moment instant={own.changedAt} as="ago" />
        </span>
      </div>
      {(own.state === 'held' || own.state === 'submitted') && keys !== undefined && (
        <Text>{t('sent.waits', { count: keys })}</Text>
      )}
      <OwnReason own={own} />
      {own.allowedActions.includes('message.withdraw') ? (
        <>
          <Button
            color="red"
            leftSection={<IconHandStop size={22} aria-hidden />}
            loading={stop.busy}
            onClick={stop.run}
          >
            {t('sent.stop')}
          </Button>
          <ProblemNote error={stop.error} />
        </>
      ) : (
        <OwnActions own={own} />
      )}
      {own.allowedActions.includes('message.approve-alone') && <ApproveAlone own={own} />}
      <h2 className={css.stepTitle}>{t('sent.theySee')}</h2>
      {channel?.audience !== undefined && <AudiencePanel audience={channel.audience} />}
      <div className={css.preview}>
        <p className={css.previewHead}>{own.channelName}</p>
        <MessageText whole>{own.text}</MessageText>
      </div>
    </div>
  );
}
