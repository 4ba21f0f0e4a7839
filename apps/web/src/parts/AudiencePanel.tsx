import { IconInfoCircle, IconUsersGroup } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../api/client';
import css from './AudiencePanel.module.css';
import { Note } from './Note';

interface Props {
  audience: Schema['AudienceDto'];
  change?: Schema['AudienceChangeDto'] | undefined;
}

/** What is worth counting in each audience. */
const COUNTED = {
  all: ['people', 'families', 'pupils'],
  parents: ['families', 'people'],
  pupils: ['pupils'],
  staff: ['people'],
} as const satisfies Record<Schema['AudienceDto']['who'], readonly string[]>;

/** Who will receive: numbers, a few names to recognise them by, and what changed since it was written. */
export function AudiencePanel({ audience, change }: Props) {
  const { t } = useTranslation();
  return (
    <aside className={css.audience} aria-label={t('audience.title')}>
      <IconUsersGroup size={24} aria-hidden />
      <div>
        <p>
          <strong>{t(`audience.who.${audience.who}`)}</strong>{' '}
          {audience.divisionName === undefined
            ? t('audience.school')
            : t('audience.division', { name: audience.divisionName })}
        </p>
        <p>
          {COUNTED[audience.who]
            .map((counted) => t(`audience.${counted}`, { count: audience[counted] }))
            .join(' · ')}
        </p>
        {audience.sample.length > 0 && (
          <p className={css.sample}>{t('audience.sample', { names: audience.sample.join(', ') })}</p>
        )}
        {change !== undefined && (
          <Note icon={IconInfoCircle} tone="warm">
            {t('audience.change', { frozen: change.frozen, now: change.now })}
          </Note>
        )}
      </div>
    </aside>
  );
}
