import { Anchor } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { Trans, useTranslation } from 'react-i18next';
import css from './EmergencyNumbers.module.css';

/** Whom to call when writing is not enough: 17 in danger, 3018 for harassment and digital violence. */
export function EmergencyNumbers() {
  const { t } = useTranslation();
  return (
    <aside className={css.numbers} aria-label={t('emergency.title')}>
      <IconPhone size={22} aria-hidden className={css.icon} />
      <div>
        <p>
          <Trans
            i18nKey="emergency.danger"
            components={{ number: <Anchor href="tel:17" fw={700} inherit /> }}
          />
        </p>
        <p>
          <Trans
            i18nKey="emergency.harassment"
            components={{
              number: <Anchor href="tel:3018" fw={700} inherit />,
              site: <Anchor href="https://3018.fr" target="_blank" rel="noreferrer" inherit />,
            }}
          />
        </p>
      </div>
    </aside>
  );
}
