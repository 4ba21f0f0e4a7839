import { useState } from 'react';
import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/problem';
import { signIn } from '../../data/me';
import { Entrance } from '../../parts/Entrance';
import { ProblemNote } from '../../parts/ProblemNote';
import { useAct } from '../../parts/use-act';
import { withinApp } from './within-app';
import { LinkText } from '../../parts/links';
import { Note } from '../../parts/Note';

const route = getRouteApi('/connexion');

export function SignIn() {
  const { t } = useTranslation();
  const { suite, fin } = route.useSearch();
  const queries = useQueryClient();
  const router = useRouter();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [otp, setOtp] = useState('');

  const { run, busy, error } = useAct(async () => {
    await signIn(login.trim(), password, otp.trim());
    queries.clear();
    router.history.push(withinApp(suite));
  });
  const asksForCode = otp !== '' || isProblem(error, 'auth.otp-required');

  return (
    <Entrance title={t('signIn.title')}>
      {fin === true && (
        <Note icon={IconInfoCircle} tone="accent">
          {t('signIn.ended')}
        </Note>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        <Stack>
          <TextInput
            label={t('signIn.login')}
            description={t('signIn.loginHint')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            withAsterisk={false}
            value={login}
            onChange={(event) => {
              setLogin(event.currentTarget.value);
            }}
          />
          <PasswordInput
            label={t('signIn.password')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
            value={password}
            onChange={(event) => {
              setPassword(event.currentTarget.value);
            }}
          />
          {asksForCode && (
            <TextInput
              label={t('signIn.otp')}
              autoComplete="one-time-code"
              inputMode="numeric"
              value={otp}
              onChange={(event) => {
                setOtp(event.currentTarget.value);
              }}
            />
          )}
          <ProblemNote error={error} />
          {isProblem(error, 'auth.several-accounts') && <Text>{t('signIn.severalAccounts')}</Text>}
          <Button type="submit" loading={busy} fullWidth>
            {t('signIn.submit')}
          </Button>
        </Stack>
      </form>
      <Text>
        {t('signIn.first')} <LinkText to="/invitation">{t('signIn.invitation')}</LinkText>
      </Text>
    </Entrance>
  );
}
