import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RuleFigures } from '../../data/lexicon';
import { useRuleName } from '../../parts/use-rule-name';
import { totalsOf } from './figures';
import { useSchool } from './use-school';
import css from './Filter.module.css';

interface Props {
  rules: readonly RuleFigures[];
  chosen: string | undefined;
}

/** Every rule that found something, those with most false alarms first as the server orders them. */
export function RuleTable({ rules, chosen }: Props) {
  const { t, i18n } = useTranslation();
  const nameOf = useRuleName(useSchool());
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('filter.alarms.rule')}</th>
          <th scope="col">{t('filter.alarms.series.hits')}</th>
          <th scope="col">{t('filter.alarms.series.falseAlarms')}</th>
          <th scope="col">{t('filter.alarms.share')}</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((figures) => {
          const { hits, falseAlarms, share, oftenWrong } = totalsOf(figures);
          return (
            <tr key={figures.rule} data-chosen={figures.rule === chosen || undefined}>
              <th scope="row">
                <Link
                  to="/filtre/alertes"
                  search={({ ecole }) => ({ ecole, regle: figures.rule })}
                  className={css.ruleLink}
                  aria-current={figures.rule === chosen ? 'true' : undefined}
                >
                  {nameOf(figures.rule, figures.label)}
                </Link>
                {oftenWrong && (
                  <span className={css.oftenWrong}>
                    <IconAlertTriangle size={18} aria-hidden /> {t('filter.alarms.oftenWrong')}
                  </span>
                )}
              </th>
              <td>{hits}</td>
              <td>{falseAlarms}</td>
              <td>{percent.format(share)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
