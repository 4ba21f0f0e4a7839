import { Button, Text } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { signOut } from '../../data/sign-out';
import { ProblemNote } from '../../parts/ProblemNote';
import { useAct } from '../../parts/use-act';
import { Section } from './Section';
import css from './Account.module.css';

export function SignOut() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { run, busy, error } = useAct(async () => {
    await signOut(queries);
    await navigate({ to: '/connexion' });
  });
  return (
    <Section title={t('signOut.title')}>
      <Text>{t('signOut.text')}</Text>
      <ProblemNote error={error} />
      <Button
        className={css.form}
        variant="default"
        leftSection={<IconLogout size={20} aria-hidden />}
        loading={busy}
        onClick={run}
      >
        {t('signOut.submit')}
      </Button>
    </Section>
  );
}
