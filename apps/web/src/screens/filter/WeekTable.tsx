import { useTranslation } from 'react-i18next';
import type { Week } from './figures';
import { weekName } from './weeks';
import css from './Filter.module.css';

/** The numbers behind the picture. */
export function WeekTable({ weeks, caption }: { weeks: readonly Week[]; caption: string }) {
  const { t, i18n } = useTranslation();
  return (
    <details className={css.numbers}>
      <summary>{t('filter.alarms.numbers')}</summary>
      <table className={css.table}>
        <caption className={css.caption}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('filter.alarms.weekOf')}</th>
            <th scope="col">{t('filter.alarms.series.hits')}</th>
            <th scope="col">{t('filter.alarms.series.falseAlarms')}</th>
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ monday, hits, falseAlarms }) => (
            <tr key={monday}>
              <th scope="row">{weekName(i18n.language, monday)}</th>
              <td>{hits}</td>
              <td>{falseAlarms}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
