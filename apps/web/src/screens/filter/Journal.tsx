import { Button } from '@mantine/core';
import {
  IconBell,
  IconBellOff,
  IconHistory,
  IconMinus,
  IconPlus,
  type TablerIcon,
} from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { journalQuery, type LexiconChange } from '../../data/lexicon';
import { Failed } from '../../parts/Failed';
import { fullDate } from '../../parts/moments';
import { Nothing } from '../../parts/Nothing';
import { ProblemNote } from '../../parts/ProblemNote';
import { Shapes } from '../../parts/Shapes';
import { useRuleName } from '../../parts/use-rule-name';
import { FilterPage } from './FilterPage';
import { useSchool } from './use-school';
import css from './Filter.module.css';

const ICONS: Record<LexiconChange['what'], TablerIcon> = {
  'word-added': IconPlus,
  'word-removed': IconMinus,
  'rule-switched-off': IconBellOff,
  'rule-switched-on': IconBell,
};

/** Who changed what in the school’s filter, and when; the newest first. */
export function Journal() {
  return (
    <FilterPage part="journal">
      <Changes />
    </FilterPage>
  );
}

function Changes() {
  const { t } = useTranslation();
  const school = useSchool();
  const nameOf = useRuleName(school);
  const journal = useInfiniteQuery(journalQuery(school));
  if (journal.isPending) return <Shapes height={64} />;
  if (journal.data === undefined)
    return <Failed error={journal.error} retry={() => void journal.refetch()} />;
  const changes = journal.data.pages.flatMap((page) => page.items);
  if (changes.length === 0)
    return (
      <Nothing icon={IconHistory} title={t('filter.journal.empty')}>
        {t('filter.journal.emptyText')}
      </Nothing>
    );
  return (
    <section className={css.section}>
      <ol className={css.list}>
        {changes.map((change) => (
          <Change
            key={change.at + change.what + change.subject}
            change={change}
            subject={change.what.startsWith('rule-') ? nameOf(change.subject) : change.subject}
          />
        ))}
      </ol>
      {journal.isFetchNextPageError && <ProblemNote error={journal.error} />}
      {journal.hasNextPage && (
        <Button
          variant="default"
          fullWidth
          mt="md"
          loading={journal.isFetchingNextPage}
          onClick={() => void journal.fetchNextPage()}
        >
          {t('filter.journal.older')}
        </Button>
      )}
    </section>
  );
}

function Change({ change, subject }: { change: LexiconChange; subject: string }) {
  const { t, i18n } = useTranslation();
  const Icon = ICONS[change.what];
  return (
    <li className={css.change}>
      <Icon size={22} aria-hidden />
      <div className={css.words}>
        <p>
          {t(`filter.journal.${change.what}`)} <strong>{t('item.quote', { quote: subject })}</strong>
        </p>
        {change.reason !== null && (
          <p className={css.reason} dir="auto">
            {change.reason}
          </p>
        )}
        <p className={css.note}>
          {change.by === null ? t('filter.journal.byUpdate') : t('filter.journal.by', { name: change.by })} ·{' '}
          <time dateTime={change.at}>{fullDate(i18n.language, change.at)}</time>
        </p>
      </div>
    </li>
  );
}
