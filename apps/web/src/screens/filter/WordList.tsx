import { IconListSearch, IconVocabulary } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { WordInForce } from '../../data/lexicon';
import { LinkButton } from '../../parts/links';
import { Moment } from '../../parts/Moment';
import { Nothing } from '../../parts/Nothing';
import { SeverityMark } from '../queue/SeverityMark';
import { searchFor } from './search';
import { SearchField } from './SearchField';
import css from './Filter.module.css';

/** More words than these are searched rather than read through. */
const MANY = 10;
const route = getRouteApi('/door/filtre/mots');

interface Props {
  words: readonly WordInForce[];
  mayEdit: boolean;
}

/** The school’s words, to be searched when they are many. */
export function WordList({ words, mayEdit }: Props) {
  const { t } = useTranslation();
  const { cherche = '' } = route.useSearch();
  const carries = searchFor(cherche);
  const found = words.filter(({ term, explanation, category }) =>
    carries(term, explanation ?? '', t(`filter.categories.${category}`)),
  );
  return (
    <section className={css.section}>
      <h2 className={css.sectionTitle}>{t('filter.words.list', { count: words.length })}</h2>
      {words.length === 0 && (
        <Nothing icon={IconVocabulary} title={t('filter.words.empty')}>
          {t('filter.words.emptyText')}
        </Nothing>
      )}
      {(words.length > MANY || cherche !== '') && <Search value={cherche} found={found.length} />}
      <ul className={css.list}>
        {found.map((word) => (
          <Word key={word.id} word={word} mayEdit={mayEdit} />
        ))}
      </ul>
    </section>
  );
}

function Search({ value, found }: { value: string; found: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <>
      <search className={css.search}>
        <SearchField
          label={t('filter.words.search')}
          value={value}
          onSearch={(cherche) =>
            void navigate({ to: '/filtre/mots', search: (before) => ({ ...before, cherche }), replace: true })
          }
        />
      </search>
      <p className={css.note} role="status">
        {value !== '' && t('filter.words.found', { count: found })}
      </p>
      {found === 0 && <Nothing icon={IconListSearch} title={t('filter.words.none')} />}
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
