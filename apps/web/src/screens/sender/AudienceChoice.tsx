import { Radio, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../data/channels';
import { useReach } from './reach';

/** To whom: each choice says how many it reaches. The address keeps it. */
export function AudienceChoice({
  channels,
  chosen,
}: {
  channels: readonly Channel[];
  chosen: string | undefined;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const reach = useReach();
  return (
    <Radio.Group
      label={t('sender.choose')}
      value={chosen ?? ''}
      onChange={(canal) => void navigate({ to: '/envoyer', search: { canal }, replace: true })}
    >
      <Stack gap={0} mt={4}>
        {channels.map((channel) => (
          <Radio
            key={channel.id}
            value={channel.id}
            label={channel.name}
            description={channel.audience && reach(channel.audience)}
            styles={{ label: { paddingBlock: 6 }, description: { marginTop: 0 } }}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
