import { Anchor } from '@mantine/core';
import { Trans, useTranslation } from 'react-i18next';
import css from './HelpNumbers.module.css';

/** Who answers at once when somebody is not well; every number can be called from here. */
const NUMBERS = ['3114', '3018', '119', '112'] as const;

export function HelpNumbers() {
  const { t } = useTranslation();
  return (
    <ul className={css.numbers} aria-label={t('care.title')}>
      {NUMBERS.map((number) => (
        <li key={number}>
          <Trans
            i18nKey={`care.${number}`}
            components={{ number: <Anchor href={`tel:${number}`} fw={700} inherit className={css.number} /> }}
          />
        </li>
      ))}
    </ul>
  );
}
