import { useState } from 'react';
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/problem';
import { acceptInvitation } from '../../data/me';
import { ProblemNote } from '../../parts/ProblemNote';
import { useAct } from '../../parts/use-act';
import { PASSWORD_MIN_LENGTH } from '../password';
import { suggestLogin } from './suggest-login';

export function ChooseLogin({ code, personName }: { code: string; personName: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const router = useRouter();
  const [login, setLogin] = useState(() => suggestLogin(personName));
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { run, busy, error } = useAct(async () => {
    await acceptInvitation({ code, login, password, ...(email === '' ? {} : { email }) });
    queries.clear();
    router.history.push('/');
  });
  const fieldError = (field: string) =>
    isProblem(error) ? error.errors.find((problem) => problem.field === field)?.message : undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <Stack>
        <TextInput
          label={t('invitation.login.login')}
          description={t('invitation.login.loginHint')}
          error={fieldError('login')}
          required
          withAsterisk={false}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          pattern="[a-z0-9][a-z0-9._\-]{2,39}"
          value={login}
          onChange={(event) => {
            setLogin(event.currentTarget.value.toLowerCase());
          }}
        />
        <TextInput
          type="email"
          label={t('invitation.login.email')}
          description={t('invitation.login.emailHint')}
          error={fieldError('email')}
          autoComplete="email"
          value={email}
          onChange={(event) => {
            setEmail(event.currentTarget.value);
          }}
        />
        <PasswordInput
          label={t('invitation.login.password')}
          description={t('password.hint', { count: PASSWORD_MIN_LENGTH })}
          error={fieldError('password')}
          required
          withAsterisk={false}
          minLength={PASSWORD_MIN_LENGTH}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          value={password}
          onChange={(event) => {
            setPassword(event.currentTarget.value);
          }}
        />
        <ProblemNote error={error} />
        <Button type="submit" loading={busy}>
          {t('invitation.login.submit')}
        </Button>
      </Stack>
    </form>
  );
}
