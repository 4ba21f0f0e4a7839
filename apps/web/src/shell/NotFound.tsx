import { Text } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Nothing } from '../parts/Nothing';
import { ScreenTitle } from '../parts/ScreenTitle';

/** An address that leads nowhere, or nowhere for this person. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <>
      <div style={{ padding: '1rem 1rem 0' }}>
        <ScreenTitle>{t('notFound.title')}</ScreenTitle>
      </div>
      <Nothing icon={IconMapQuestion} title={t('notFound.nothing')}>
        <Text>{t('notFound.text')}</Text>
        <Link to="/">{t('notFound.home')}</Link>
      </Nothing>
    </>
  );
}
