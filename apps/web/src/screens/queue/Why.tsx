import type { ReactNode } from 'react';
import { IconInfoCircle, IconLifebuoy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { Note } from '../../parts/Note';
import { useRuleName } from '../../parts/use-rule-name';
import { hitsOf } from './hits';
import { SeverityMark } from './SeverityMark';
import css from './Why.module.css';

interface Props {
  verdict: Schema['VerdictDto'];
  /** What can be done about one rule, beside its name. */
  ruleAction?: (rule: string) => ReactNode;
}

/** Why the filter points at a text: a sentence, then each rule with what it found, then what to do. */
export function Why({ verdict, ruleAction }: Props) {
  const { t } = useTranslation();
  const nameOf = useRuleName();
  const hits = hitsOf(verdict.matches);
  return (
    <>
      {verdict.outcome !== 'clear' && (
        <Note icon={IconInfoCircle} tone="warm" title={t('item.why')}>
          <p className={css.sentence}>{verdict.explanation}</p>
          {hits.length > 0 && (
            <ul className={css.rules} aria-label={t('item.rules')}>
              {hits.map(({ rule, severity, quotes }) => (
                <li key={rule} className={css.rule}>
                  <div className={css.what}>
                    <p className={css.name}>
                      {nameOf(rule)} <span className={css.id}>{rule}</span>
                    </p>
                    <p className={css.found}>
                      <SeverityMark item={{ severity, category: null, outcome: verdict.outcome }} />
                      <bdi>{quotes.map((quote) => t('item.quote', { quote })).join(', ')}</bdi>
                    </p>
                  </div>
                  {ruleAction?.(rule)}
                </li>
              ))}
            </ul>
          )}
        </Note>
      )}
      {verdict.advice !== undefined && (
        <Note icon={IconLifebuoy} tone="accent" title={t('item.advice')}>
          {verdict.advice}
        </Note>
      )}
    </>
  );
}
