import { lazy, Suspense } from 'react';
import { Skeleton } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { figuresQuery, rulesQuery, type FilterFigures, type RuleFigures } from '../../data/lexicon';
import { useMe } from '../../data/me';
import { Failed } from '../../parts/Failed';
import { LinkText } from '../../parts/links';
import { Nothing } from '../../parts/Nothing';
import { Shapes } from '../../parts/Shapes';
import { useRuleName, useSchoolWords } from '../../parts/use-rule-name';
import { totalsOf, weeksOf } from './figures';
import { FilterPage } from './FilterPage';
import { RuleTable } from './RuleTable';
import { useSchool } from './use-school';
import { WeekTable } from './WeekTable';
import css from './Filter.module.css';

const CHART_HEIGHT = 280;
/** The chart is not kept on the device; without it the table still has the numbers. */
const WeekChart = lazy(() => import('./WeekChart').catch(() => ({ default: NoChart })));
const route = getRouteApi('/door/filtre/alertes');

/** How often each rule was right, over twelve weeks. */
export function Alarms() {
  return (
    <FilterPage part="alarms">
      <Figures />
    </FilterPage>
  );
}

function Figures() {
  const { t } = useTranslation();
  const { regle } = route.useSearch();
  const figures = useQuery(figuresQuery(useSchool()));
  if (figures.isPending) return <Shapes height={120} />;
  if (figures.data === undefined)
    return <Failed error={figures.error} retry={() => void figures.refetch()} />;
  const { rules } = figures.data;
  if (rules.length === 0)
    return (
      <Nothing icon={IconChartBar} title={t('filter.alarms.empty')}>
        {t('filter.alarms.emptyText')}
      </Nothing>
    );
  const chosen = rules.find(({ rule }) => rule === regle);
  return (
    <>
      <OverTime figures={figures.data} chosen={chosen} />
      <section className={css.section}>
        <h2 className={css.sectionTitle}>{t('filter.alarms.byRule')}</h2>
        <RuleTable rules={rules} chosen={chosen?.rule} />
      </section>
    </>
  );
}

function NoChart() {
  const { t } = useTranslation();
  return <p className={css.note}>{t('filter.alarms.noChart')}</p>;
}

function OverTime({ figures, chosen }: { figures: FilterFigures; chosen: RuleFigures | undefined }) {
  const { t } = useTranslation();
  const nameOf = useRuleName(useSchool());
  const mayEdit = useMe().allowedActions.includes('lexicon.edit');
  const weeks = weeksOf(figures, chosen);
  const { hits, falseAlarms } = totalsOf({
    hits: weeks.map((week) => week.hits),
    falseAlarms: weeks.map((week) => week.falseAlarms),
  });
  const title = chosen === undefined ? t('filter.alarms.allRules') : nameOf(chosen.rule, chosen.label);
  return (
    <section className={css.section}>
      <h2 className={css.sectionTitle}>{title}</h2>
      <p className={css.note}>
        {t('filter.alarms.hits', { count: hits })} · {t('filter.alarms.falseAlarms', { count: falseAlarms })}
        {chosen !== undefined && (
          <>
            {' '}
            ·{' '}
            <LinkText to="/filtre/alertes" search={({ ecole }) => ({ ecole })} inherit underline="always">
              {t('filter.alarms.seeAll')}
            </LinkText>
          </>
        )}
        {chosen !== undefined && mayEdit && <Mend rule={chosen.rule} />}
      </p>
      <Suspense fallback={<Skeleton height={CHART_HEIGHT} radius="md" />}>
        <WeekChart weeks={weeks} height={CHART_HEIGHT} label={t('filter.alarms.chart', { title })} />
      </Suspense>
      <WeekTable weeks={weeks} caption={title} />
    </section>
  );
}

/** The way from a rule’s figures to where it is switched off, or where a word of the school is removed. */
function Mend({ rule }: { rule: string }) {
  const { t } = useTranslation();
  const school = useSchool();
  const word = useSchoolWords(school).get(rule);
  const rules = useQuery(rulesQuery).data;
  const shared = rules?.some(({ id }) => id === rule) === true;
  if (word === undefined && !shared) return null;
  return (
    <>
      {' '}
      ·{' '}
      {word === undefined ? (
        <LinkText
          to="/filtre/regles"
          search={({ ecole }) => ({ ecole, desactiver: rule })}
          inherit
          underline="always"
        >
          {t('filter.rules.switchOff')}
        </LinkText>
      ) : (
        <LinkText
          to="/filtre/mots"
          search={({ ecole }) => ({ ecole, retirer: word.id })}
          inherit
          underline="always"
        >
          {t('filter.words.remove')}
        </LinkText>
      )}
    </>
  );
}
