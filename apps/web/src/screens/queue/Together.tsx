import { useState } from 'react';
import { Button, Checkbox, Text } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { approveTogether, dropDecided, queueQuery, type QueueItem } from '../../data/queue';
import { announce } from '../../parts/Announcer';
import { Failed } from '../../parts/Failed';
import { MessageText } from '../../parts/MessageText';
import { Moment } from '../../parts/Moment';
import { Nothing } from '../../parts/Nothing';
import { Page } from '../../parts/Page';
import { ProblemNote } from '../../parts/ProblemNote';
import { Shapes } from '../../parts/Shapes';
import { useAct } from '../../parts/use-act';
import { mayGoTogether } from './moves';
import css from './Together.module.css';

/** The most the server takes at once. */
const AT_ONCE = 50;

/** Several ordinary messages, each shown whole, each ticked by itself, published in one go. */
export function Together() {
  const { t } = useTranslation();
  const queue = useInfiniteQuery(queueQuery);
  const items = queue.data?.pages.flatMap((page) => page.items).filter(mayGoTogether) ?? [];
  return (
    <Page title={t('together.title')} lead={t('together.lead')}>
      <p>
        <Link to="/relecture">{t('together.back')}</Link>
      </p>
      {queue.isPending && <Shapes height={120} />}
      {queue.isError && <Failed error={queue.error} retry={() => void queue.refetch()} />}
      {queue.isSuccess && items.length === 0 && <Nothing icon={IconChecklist} title={t('together.empty')} />}
      {items.length > 0 && <Ticks items={items.slice(0, AT_ONCE)} />}
    </Page>
  );
}

function Ticks({ items }: { items: readonly QueueItem[] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState(0);
  const chosen = items.filter((item) => ticked.has(`${item.id} ${item.version}`));
  const { run, busy, error } = useAct(async () => {
    const { items: results } = await approveTogether(chosen);
    const done = results.filter((result) => result.code === undefined).map((result) => result.id);
    dropDecided(queries, done);
    setRefused(results.length - done.length);
    setTicked(new Set());
    announce(t('together.done', { count: done.length }));
    await queries.invalidateQueries({ queryKey: queueQuery.queryKey });
  });
  const tick = ({ id, version }: QueueItem, on: boolean) => {
    const next = new Set(ticked);
    // A tick is for the version that was read: a changed text must be read again.
    if (on) next.add(`${id} ${version}`);
    else next.delete(`${id} ${version}`);
    setTicked(next);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <ol className={css.list}>
        {items.map((item) => (
          <li key={item.id} className={css.item}>
            <p className={css.head}>
              <strong>{item.author.name}</strong> {item.author.label}
              <br />
              {item.channelName} · <Moment instant={item.waitingSince} as="ago" />
            </p>
            <MessageText whole>{item.text ?? ''}</MessageText>
            <Checkbox
              className={css.tick}
              label={t('together.tick', { name: item.author.name })}
              checked={ticked.has(`${item.id} ${item.version}`)}
              onChange={(event) => {
                tick(item, event.currentTarget.checked);
              }}
            />
          </li>
        ))}
      </ol>
      <ProblemNote error={error} />
      {refused > 0 && <Text role="alert">{t('together.refused', { count: refused })}</Text>}
      <div className={css.bar}>
        <Button type="submit" size="md" disabled={chosen.length === 0} loading={busy}>
          {t('together.submit', { count: chosen.length })}
        </Button>
      </div>
    </form>
  );
}
