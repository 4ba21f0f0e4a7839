import type { ReactNode } from 'react';
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../i18n';
import { Mark } from './Mark';
import { ScreenTitle } from './ScreenTitle';
import css from './Entrance.module.css';

/** The screens before the door: one card, nothing else. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const other = i18n.language === 'fr' ? 'en' : 'fr';
  return (
    <main className={css.entrance}>
      <div className={css.card}>
        <div className={css.brand}>
          <Mark size={48} />
          <span className={css.name}>Parvis</span>
        </div>
        <ScreenTitle>{title}</ScreenTitle>
        {children}
      </div>
      <p className={css.foot}>
        <Anchor
          component="button"
          type="button"
          className={css.language}
          onClick={() => void chooseLanguage(other)}
        >
          <span lang={other}>{t('language.other')}</span>
        </Anchor>
      </p>
    </main>
  );
}
