import { useState } from 'react';
import { Button, PasswordInput, Stack } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { changePassword } from '../../data/account';
import { ProblemNote } from '../../parts/ProblemNote';
import { useAct } from '../../parts/use-act';
import { PASSWORD_MIN_LENGTH } from '../password';
import { Section } from './Section';
import css from './Account.module.css';
import { Note } from '../../parts/Note';

export function Password() {
  const { t } = useTranslation();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [done, setDone] = useState(false);
  const { run, busy, error } = useAct(async () => {
    setDone(false);
    await changePassword(current, next);
    setCurrent('');
    setNext('');
    setDone(true);
  });
  const visibility = { 'aria-label': t('signIn.showPassword') };
  return (
    <Section title={t('password.title')}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        <Stack>
          <PasswordInput
            label={t('password.current')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={visibility}
            value={current}
            onChange={(event) => {
              setCurrent(event.currentTarget.value);
            }}
          />
          <PasswordInput
            label={t('password.next')}
            description={t('password.hint', { count: PASSWORD_MIN_LENGTH })}
            autoComplete="new-password"
            required
            withAsterisk={false}
            minLength={PASSWORD_MIN_LENGTH}
            visibilityToggleButtonProps={visibility}
            value={next}
            onChange={(event) => {
              setNext(event.currentTarget.value);
            }}
          />
          <ProblemNote error={error} />
          {done && (
            <Note icon={IconCircleCheck} tone="good" role="status">
              {t('password.done')}
            </Note>
          )}
          <Button type="submit" variant="light" loading={busy}>
            {t('password.submit')}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
