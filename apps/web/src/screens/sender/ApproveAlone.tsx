import { useState } from 'react';
import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { approveAlone, keepOwn, type OwnMessage } from '../../data/mine';
import { ProblemNote } from '../../parts/ProblemNote';
import { useAct } from '../../parts/use-act';

/** Releases one’s own announcement where there is nobody to turn a second key; asks for the password once more. */
export function ApproveAlone({ own }: { own: OwnMessage }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [password, setPassword] = useState('');
  const { run, busy, error } = useAct(async () => {
    keepOwn(queries, await approveAlone(own, password));
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <Stack>
        <Text>{t('sent.alone.text')}</Text>
        <PasswordInput
          label={t('password.current')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          value={password}
          onChange={(event) => {
            setPassword(event.currentTarget.value);
          }}
        />
        <ProblemNote error={error} />
        <Button type="submit" variant="default" loading={busy} disabled={password === ''}>
          {t('sent.alone.submit')}
        </Button>
      </Stack>
    </form>
  );
}
