import { Button, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { endOtherSessions, endSession, sessionsQuery } from '../../data/account';
import { Failed } from '../../parts/Failed';
import { Moment } from '../../parts/Moment';
import { ProblemNote } from '../../parts/ProblemNote';
import { Shapes } from '../../parts/Shapes';
import { useAct } from '../../parts/use-act';
import { Section } from './Section';
import css from './Account.module.css';

/** Where this account is open; what one does not recognise can be ended. */
export function Sessions() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const again = () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  const end = useAct(async (id: string) => {
    await endSession(id);
    await again();
  });
  const endOthers = useAct(async () => {
    await endOtherSessions();
    await again();
  });
  const others = sessions.data?.some((session) => !session.current) ?? false;
  return (
    <Section title={t('sessions.title')}>
      <Text>{t('sessions.text')}</Text>
      {sessions.isPending && <Shapes count={2} height={56} />}
      {sessions.isError && <Failed error={sessions.error} retry={() => void sessions.refetch()} />}
      <ul className={css.sessions}>
        {sessions.data?.map((session) => (
          <li key={session.id} className={css.session}>
            <span>
              <strong>{session.device}</strong>
              <br />
              {session.current ? (
                t('sessions.current')
              ) : (
                <>
                  {t('sessions.seen')} <Moment instant={session.lastSeenAt} as="ago" />
                </>
              )}
            </span>
            {!session.current && (
              <Button
                variant="subtle"
                aria-label={t('sessions.endThis', { device: session.device })}
                onClick={() => {
                  end.run(session.id);
                }}
              >
                {t('sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ProblemNote error={end.error ?? endOthers.error} />
      {others && (
        <Button variant="light" loading={endOthers.busy} onClick={endOthers.run} className={css.form}>
          {t('sessions.endOthers')}
        </Button>
      )}
    </Section>
  );
}
