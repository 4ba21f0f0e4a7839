import { lazy, Suspense } from 'react';
import { IconVocabulary } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { lexiconQuery, type WordInForce } from '../../data/lexicon';
import { useMe } from '../../data/me';
import { Failed } from '../../parts/Failed';
import { LinkButton } from '../../parts/links';
import { Moment } from '../../parts/Moment';
import { Nothing } from '../../parts/Nothing';
import { Shapes } from '../../parts/Shapes';
import { SeverityMark } from '../queue/SeverityMark';
import { AddWord } from './AddWord';
import { FilterPage } from './FilterPage';
import { useSchool } from './use-school';
import css from './Filter.module.css';

const RemoveWord = lazy(() => import('./RemoveWord'));
const route = getRouteApi('/door/filtre/mots');

/** What this school adds to the filter, and for those who may, the form to add more. */
export function Words() {
  return (
    <FilterPage part="words">
      <InForce />
    </FilterPage>
  );
}

function InForce() {
  const { t } = useTranslation();
  const { retirer } = route.useSearch();
  const navigate = useNavigate();
  const lexicon = useQuery(lexiconQuery(useSchool()));
  const mayEdit = useMe().allowedActions.includes('lexicon.edit');
  if (lexicon.isPending) return <Shapes height={64} />;
  if (lexicon.data === undefined)
    return <Failed error={lexicon.error} retry={() => void lexicon.refetch()} />;
  const { words } = lexicon.data;
  const removed = mayEdit ? words.find(({ id }) => id === retirer) : undefined;
  return (
    <>
      <section className={css.section}>
        <h2 className={css.sectionTitle}>{t('filter.words.list', { count: words.length })}</h2>
        {words.length === 0 ? (
          <Nothing icon={IconVocabulary} title={t('filter.words.empty')}>
            {t('filter.words.emptyText')}
          </Nothing>
        ) : (
          <ul className={css.list}>
            {words.map((word) => (
              <Word key={word.id} word={word} mayEdit={mayEdit} />
            ))}
          </ul>
        )}
      </section>
      {mayEdit && <AddWord />}
      {removed !== undefined && (
        <Suspense>
          <RemoveWord
            word={removed}
            onClose={() => void navigate({ to: '/filtre/mots', search: ({ ecole }) => ({ ecole }) })}
          />
        </Suspense>
      )}
    </>
  );
}

function Word({ word, mayEdit }: { word: WordInForce; mayEdit: boolean }) {
  const { t } = useTranslation();
  return (
    <li className={css.row}>
      <div className={css.words}>
        <p className={css.term} dir="auto">
          {word.term}
        </p>
        <p className={css.facts}>
          <SeverityMark item={{ severity: word.severity, category: null, outcome: 'suspect' }} />
          <span>{t(`filter.categories.${word.category}`)}</span>
        </p>
        {word.explanation !== null && (
          <p className={css.reason} dir="auto">
            {word.explanation}
          </p>
        )}
        <p className={css.note}>
          {t('filter.words.addedBy', { name: word.addedBy })} <Moment instant={word.addedAt} as="ago" />
        </p>
      </div>
      {mayEdit && (
        <LinkButton
          to="/filtre/mots"
          search={(before) => ({ ...before, retirer: word.id })}
          variant="subtle"
          aria-label={t('filter.words.removeOf', { term: word.term })}
        >
          {t('filter.words.remove')}
        </LinkButton>
      )}
    </li>
  );
}
