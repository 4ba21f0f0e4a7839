import type { ReactNode } from 'react';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import type { AskedSchool } from '../../data/lexicon';
import { Note } from '../../parts/Note';
import { useRuleName, useSchoolWords } from '../../parts/use-rule-name';
import { hitsOf, type Hit } from './hits';
import { SeverityMark } from './SeverityMark';
import css from './Why.module.css';

interface Props {
  verdict: Schema['VerdictDto'];
  /** The school whose words may be among the rules; left out, it is one’s own. */
  school?: AskedSchool;
  /** What can be done about one rule, beside its name. */
  ruleAction?: (rule: string) => ReactNode;
}

/** Why the filter points at a text: each rule with what it found, how grave and about what. */
export function Why({ verdict, school, ruleAction }: Props) {
  const { t } = useTranslation();
  const hits = hitsOf(verdict.matches);
  if (verdict.outcome === 'clear') return null;
  return (
    <>
      <Note icon={IconInfoCircle} tone="warm" title={t('item.why')}>
        {verdict.outcome === 'unavailable' && <p className={css.unread}>{t('item.unread')}</p>}
        {hits.length > 0 && (
          <ul className={css.rules} aria-label={t('item.rules')}>
            {hits.map((hit) => (
              <li key={hit.rule} className={css.rule}>
                <Found hit={hit} school={school} />
                {ruleAction?.(hit.rule)}
              </li>
            ))}
          </ul>
        )}
      </Note>
    </>
  );
}

function Found({ hit, school }: { hit: Hit; school: AskedSchool }) {
  const { t } = useTranslation();
  const { rule, category, severity, quotes } = hit;
  const nameOf = useRuleName(school);
  const explanation = useSchoolWords(school).get(rule)?.explanation;
  return (
    <div className={css.what}>
      <p className={css.name}>{nameOf(rule)}</p>
      <p className={css.quotes}>
        <bdi>{quotes.map((quote) => t('item.quote', { quote })).join(', ')}</bdi>
      </p>
      {explanation != null && (
        <p className={css.quotes} dir="auto">
          {explanation}
        </p>
      )}
      <p className={css.found}>
        <SeverityMark item={{ severity, category: null, outcome: 'suspect' }} />
        <span>{t(`filter.categories.${category}`)}</span>
        <span className={css.id}>{rule}</span>
      </p>
    </div>
  );
}
