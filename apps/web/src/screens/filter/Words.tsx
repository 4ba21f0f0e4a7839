import { lazy, Suspense } from 'react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lexiconQuery } from '../../data/lexicon';
import { useMe } from '../../data/me';
import { Failed } from '../../parts/Failed';
import { Shapes } from '../../parts/Shapes';
import { AddWord } from './AddWord';
import { FilterPage } from './FilterPage';
import { useSchool } from './use-school';
import { WordList } from './WordList';

const RemoveWord = lazy(() => import('./RemoveWord'));
const route = getRouteApi('/door/filtre/mots');

/** For those who may, the form to add a word; then what this school adds to the filter, which grows long. */
export function Words() {
  return (
    <FilterPage part="words">
      <InForce />
    </FilterPage>
  );
}

function InForce() {
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
      {mayEdit && <AddWord />}
      <WordList words={words} mayEdit={mayEdit} />
      {removed !== undefined && (
        <Suspense>
          <RemoveWord
            word={removed}
            onClose={() =>
              void navigate({ to: '/filtre/mots', search: (before) => ({ ...before, retirer: undefined }) })
            }
          />
        </Suspense>
      )}
    </>
  );
}
