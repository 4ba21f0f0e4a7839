import '@mantine/charts/styles.layer.css';
import { BarChart } from '@mantine/charts';
import { useTranslation } from 'react-i18next';
import type { Week } from './figures';
import { weekName } from './weeks';
import css from './Filter.module.css';

interface Props {
  weeks: readonly Week[];
  height: number;
  /** What the picture shows, for those who do not see it; the numbers stand in the table behind it. */
  label: string;
}

/** Hits and false alarms, week by week. */
export default function WeekChart({ weeks, height, label }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <div role="img" aria-label={label} className={css.chart}>
      <div aria-hidden>
        <BarChart
          h={height}
          data={weeks.map(({ monday, ...counts }) => ({ ...counts, week: weekName(i18n.language, monday) }))}
          dataKey="week"
          series={[
            { name: 'hits', label: t('filter.alarms.series.hits'), color: 'var(--parvis-accent)' },
            {
              name: 'falseAlarms',
              label: t('filter.alarms.series.falseAlarms'),
              color: 'var(--parvis-warm)',
            },
          ]}
          withLegend
          legendProps={{ verticalAlign: 'top', itemSorter: null }}
          xAxisProps={{ interval: 'equidistantPreserveStart' }}
          yAxisProps={{ allowDecimals: false, width: 36 }}
          barChartProps={{ accessibilityLayer: false }}
          barProps={{ isAnimationActive: false }}
        />
      </div>
    </div>
  );
}
