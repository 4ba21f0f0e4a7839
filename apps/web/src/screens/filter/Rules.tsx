import { lazy, Suspense } from 'react';
import { NativeSelect } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { lexiconQuery, rulesQuery, type Rule } from '../../data/lexicon';
import { useMe } from '../../data/me';
import { Failed } from '../../parts/Failed';
import { Nothing } from '../../parts/Nothing';
import { Shapes } from '../../parts/Shapes';
import { FilterPage } from './FilterPage';
import { findRules } from './find-rules';
import { RuleRow } from './RuleRow';
import { SearchField } from './SearchField';
import { SwitchedOff } from './SwitchedOff';
import { useSchool } from './use-school';
import { CATEGORIES, isCategory } from './vocabulary';
import css from './Filter.module.css';

const SwitchOff = lazy(() => import('./SwitchOff'));
const route = getRouteApi('/door/filtre/regles');

/** The rules all schools share; this school’s switched-off ones come first. */
export function Rules() {
  return (
    <FilterPage part="rules">
      <Shared />
    </FilterPage>
  );
}

function Shared() {
  const { desactiver } = route.useSearch();
  const navigate = useNavigate();
  const rules = useQuery(rulesQuery);
  const lexicon = useQuery(lexiconQuery(useSchool()));
  const mayEdit = useMe().allowedActions.includes('lexicon.edit');
  // What was read before is still shown while it cannot be read again.
  const failed = [rules, lexicon].find((query) => query.isError && query.data === undefined);
  if (failed !== undefined)
    return (
      <Failed
        error={failed.error}
        retry={() => {
          for (const query of [rules, lexicon]) if (query.isError) void query.refetch();
        }}
      />
    );
  if (rules.data === undefined || lexicon.data === undefined) return <Shapes height={96} />;
  const off = new Set(lexicon.data.switchedOff.map(({ rule }) => rule));
  const inForce = rules.data.filter(({ id }) => !off.has(id));
  const asked = mayEdit ? inForce.find(({ id }) => id === desactiver) : undefined;
  return (
    <>
      {off.size > 0 && <SwitchedOff rules={lexicon.data.switchedOff} mayEdit={mayEdit} />}
      <InForce rules={inForce} mayEdit={mayEdit} />
      {asked !== undefined && (
        <Suspense>
          <SwitchOff
            key={asked.id}
            rule={asked}
            onClose={() =>
              void navigate({
                to: '/filtre/regles',
                search: (before) => ({ ...before, desactiver: undefined }),
              })
            }
          />
        </Suspense>
      )}
    </>
  );
}

function InForce({ rules, mayEdit }: { rules: readonly Rule[]; mayEdit: boolean }) {
  const { t } = useTranslation();
  const { cherche = '', categorie } = route.useSearch();
  const navigate = useNavigate();
  const found = findRules(rules, cherche, categorie, (category) => t(`filter.categories.${category}`));
  return (
    <section className={css.section}>
      <h2 className={css.sectionTitle}>{t('filter.rules.inForce', { count: rules.length })}</h2>
      <search className={css.search}>
        <SearchField
          label={t('filter.rules.search')}
          value={cherche}
          onSearch={(cherche) =>
            void navigate({
              to: '/filtre/regles',
              search: (before) => ({ ...before, cherche }),
              replace: true,
            })
          }
        />
        <NativeSelect
          size="md"
          label={t('filter.rules.category')}
          value={categorie ?? ''}
          onChange={({ currentTarget: { value } }) =>
            void navigate({
              to: '/filtre/regles',
              search: (before) => ({ ...before, categorie: isCategory(value) ? value : undefined }),
              replace: true,
            })
          }
          data={[
            { value: '', label: t('filter.rules.allCategories') },
            ...CATEGORIES.map((value) => ({ value, label: t(`filter.categories.${value}`) })),
          ]}
        />
      </search>
      <p className={css.note} role="status">
        {t('filter.rules.found', { count: found.length })}
      </p>
      {found.length === 0 && <Nothing icon={IconListSearch} title={t('filter.rules.none')} />}
      <ul className={css.list}>
        {found.map((rule) => (
          <RuleRow key={rule.id} rule={rule} mayEdit={mayEdit} />
        ))}
      </ul>
    </section>
  );
}
