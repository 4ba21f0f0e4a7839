import { useState } from 'react';
import { Button, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { checkInvitation } from '../../data/me';
import { ProblemNote } from '../../parts/ProblemNote';
import { useAct } from '../../parts/use-act';
import { LinkText } from '../../parts/links';

interface Props {
  initial: string;
  onFound: (code: string, invitation: Schema['InvitationDto']) => void;
}

export function EnterCode({ initial, onFound }: Props) {
  const { t } = useTranslation();
  const [code, setCode] = useState(initial);
  const { run, busy, error } = useAct(async () => {
    onFound(code.trim(), await checkInvitation(code.trim()));
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <Stack>
        <TextInput
          label={t('invitation.code.label')}
          description={t('invitation.code.hint')}
          required
          withAsterisk={false}
          minLength={4}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          value={code}
          onChange={(event) => {
            setCode(event.currentTarget.value);
          }}
        />
        <ProblemNote error={error} />
        <Button type="submit" loading={busy} fullWidth>
          {t('invitation.code.submit')}
        </Button>
        <LinkText to="/connexion">{t('invitation.code.haveAccount')}</LinkText>
      </Stack>
    </form>
  );
}
