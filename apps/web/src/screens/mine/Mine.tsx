import { Button, Text } from '@mantine/core';
import { IconPencilMinus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mineQuery, type OwnMessage } from '../../data/mine';
import { Failed } from '../../parts/Failed';
import { MessageText } from '../../parts/MessageText';
import { Moment } from '../../parts/Moment';
import { Nothing } from '../../parts/Nothing';
import { Page } from '../../parts/Page';
import { Shapes } from '../../parts/Shapes';
import { OwnActions } from './OwnActions';
import { OwnDialogs } from './OwnDialogs';
import { OwnReason } from './OwnReason';
import { StateMark } from './StateMark';
import css from './Mine.module.css';

/** Everything this person wrote, with where it stands and what can be done next. */
export function Mine() {
  const { t } = useTranslation();
  const mine = useInfiniteQuery(mineQuery);
  const messages = mine.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('mine.title')}>
      {mine.isPending && <Shapes height={130} />}
      {mine.isError && mine.data === undefined && (
        <Failed error={mine.error} retry={() => void mine.refetch()} />
      )}
      {mine.isSuccess && messages.length === 0 && (
        <Nothing icon={IconPencilMinus} title={t('mine.empty')}>
          <Text>{t('mine.emptyText')}</Text>
        </Nothing>
      )}
      <ol className={css.list}>
        {messages.map((own) => (
          <Own key={own.id} own={own} />
        ))}
      </ol>
      {mine.hasNextPage && (
        <Button
          variant="default"
          fullWidth
          mt="md"
          loading={mine.isFetchingNextPage}
          onClick={() => void mine.fetchNextPage()}
        >
          {t('mine.older')}
        </Button>
      )}
      <OwnDialogs messages={messages} />
    </Page>
  );
}

function Own({ own }: { own: OwnMessage }) {
  return (
    <li className={css.own}>
      <article>
        <header className={css.head}>
          <StateMark state={own.state} />
          <span className={css.where}>
            {own.channelName} · <Moment instant={own.submittedAt} as="ago" />
          </span>
        </header>
        <MessageText>{own.text}</MessageText>
        <OwnReason own={own} />
        <Next state={own.state} />
        <OwnActions own={own} />
      </article>
    </li>
  );
}

/** What happens next; nothing where the story is over. */
function Next({ state }: { state: OwnMessage['state'] }) {
  const { t } = useTranslation();
  if (state === 'withdrawn' || state === 'approved' || state === 'delivered' || state === 'retracted')
    return null;
  return <p className={css.next}>{t(`next.${state}`)}</p>;
}
