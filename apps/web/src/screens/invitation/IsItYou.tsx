import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { fullDate } from '../../parts/moments';

interface Props {
  invitation: Schema['InvitationDto'];
  onYes: () => void;
  onNo: () => void;
}

export function IsItYou({ invitation, onYes, onNo }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <Stack>
      <div>
        <Text fw={700} size="xl">
          {invitation.personName}
        </Text>
        <Text>{invitation.schoolName}</Text>
      </div>
      <Text>{t('invitation.who.until', { date: fullDate(i18n.language, invitation.expiresAt) })}</Text>
      <Button onClick={onYes}>{t('invitation.who.yes')}</Button>
      <Button variant="default" onClick={onNo}>
        {t('invitation.who.no')}
      </Button>
      <Text>{t('invitation.who.noHint')}</Text>
    </Stack>
  );
}
