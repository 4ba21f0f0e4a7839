import { useEffect, type ReactNode } from 'react';
import { Text } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { schoolsQuery } from '../../data/lexicon';
import { useMe } from '../../data/me';
import { Failed } from '../../parts/Failed';
import { Nothing } from '../../parts/Nothing';
import { Page } from '../../parts/Page';
import { Shapes } from '../../parts/Shapes';
import { partsOf, type Part } from './parts';
import { useSchool } from './use-school';
import css from './Filter.module.css';

interface Props {
  part: Part['name'];
  children: ReactNode;
}

/** The other parts are small: they are fetched while one is read, so that they open without a connection too. */
function useOtherParts(): void {
  const router = useRouter();
  const me = useMe();
  useEffect(() => {
    for (const { to } of partsOf(me)) router.loadRouteChunk(router.routesByPath[to])?.catch(() => undefined);
  }, [router, me]);
}

/** What the parts of the filter share: where one is, the way to the other parts, and whose filter it is. */
export function FilterPage({ part, children }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  useOtherParts();
  return (
    <Page
      title={t(`filter.${part}.title`)}
      lead={t(`filter.${part}.lead`)}
      above={
        <>
          <p className={css.where}>
            <strong>{t('filter.title')}</strong>
            {me.school === null ? <SchoolShown /> : <> · {me.school.name}</>}
          </p>
          <nav aria-label={t('filter.parts')}>
            <ul className={css.parts}>
              {partsOf(me).map(({ name, to }) => (
                <li key={name}>
                  <Link to={to} className={css.part} activeProps={{ 'aria-current': 'page' }}>
                    {t(`filter.${name}.short`)}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        </>
      }
    >
      {me.school === null ? <OfChosenSchool part={part}>{children}</OfChosenSchool> : children}
    </Page>
  );
}

function SchoolShown() {
  const { t } = useTranslation();
  const school = useSchool();
  const shown = useQuery(schoolsQuery).data?.find(({ id }) => id === school);
  if (shown === undefined) return null;
  return (
    <>
      {' '}
      · {shown.name} ·{' '}
      <Link to="." search={(before) => ({ ...before, ecole: undefined })}>
        {t('filter.otherSchool')}
      </Link>
    </>
  );
}

/** An operator says first which school it is about. */
function OfChosenSchool({ part, children }: Props) {
  const { t } = useTranslation();
  const chosen = useSchool();
  const schools = useQuery(schoolsQuery);
  if (schools.isPending) return <Shapes height={64} />;
  if (schools.data === undefined)
    return <Failed error={schools.error} retry={() => void schools.refetch()} />;
  if (schools.data.some(({ id }) => id === chosen)) return <div key={`${part} ${chosen}`}>{children}</div>;
  if (schools.data.length === 0) return <Nothing icon={IconSchool} title={t('filter.noSchool')} />;
  return (
    <section className={css.section}>
      <h2 className={css.sectionTitle}>{t('filter.chooseSchool')}</h2>
      <ul className={css.list}>
        {schools.data.map(({ id, name, academy }) => (
          <li key={id}>
            <Link to="." search={(before) => ({ ...before, ecole: id })} className={css.school}>
              <strong>{name}</strong>
              <Text component="span" c="var(--parvis-quiet)">
                {t('filter.academy', { academy })} · {id}
              </Text>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
