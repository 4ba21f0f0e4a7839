import {
  IconBell,
  IconBellOff,
  IconHistory,
  IconMinus,
  IconPlus,
  type TablerIcon,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { lexiconQuery, type LexiconChange } from '../../data/lexicon';
import { Failed } from '../../parts/Failed';
import { fullDate } from '../../parts/moments';
import { Nothing } from '../../parts/Nothing';
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
  const { t, i18n } = useTranslation();
  const school = useSchool();
  const nameOf = useRuleName(school);
  const lexicon = useQuery(lexiconQuery(school));
  if (lexicon.isPending) return <Shapes height={64} />;
  if (lexicon.data === undefined)
    return <Failed error={lexicon.error} retry={() => void lexicon.refetch()} />;
  const { journal } = lexicon.data;
  if (journal.length === 0)
    return (
      <Nothing icon={IconHistory} title={t('filter.journal.empty')}>
        {t('filter.journal.emptyText')}
      </Nothing>
    );
  return (
    <ol className={`${css.list} ${css.section}`}>
      {journal.map((change) => {
        const Icon = ICONS[change.what];
        const subject = change.what.startsWith('rule-') ? nameOf(change.subject) : change.subject;
        return (
          <li key={change.at + change.what + change.subject} className={css.change}>
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
                {change.by === null
                  ? t('filter.journal.byUpdate')
                  : t('filter.journal.by', { name: change.by })}{' '}
                · <time dateTime={change.at}>{fullDate(i18n.language, change.at)}</time>
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
