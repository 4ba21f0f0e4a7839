import { NativeSelect, Radio, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../data/channels';
import { byDivision, ofWholeSchool } from './audiences';
import { useReach } from './reach';

interface Props {
  channels: readonly Channel[];
  chosen: string | undefined;
}

/** To whom: the whole school’s audiences, or one of a class. Each says how many it reaches; the address keeps it. */
export function AudienceChoice({ channels, chosen }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const reach = useReach();
  const choose = (canal: string) => void navigate({ to: '/envoyer', search: { canal }, replace: true });
  const divisions = byDivision(channels);
  const inDivision = divisions.some(({ channels: own }) => own.some(({ id }) => id === chosen));
  return (
    <>
      <Radio.Group label={t('sender.choose')} value={inDivision ? '' : (chosen ?? '')} onChange={choose}>
        <Stack gap={0} mt={4}>
          {ofWholeSchool(channels).map((channel) => (
            <Radio
              key={channel.id}
              value={channel.id}
              label={channel.name}
              description={channel.audience && reach(channel.audience)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {divisions.length > 0 && (
        <NativeSelect
          size="md"
          label={t('sender.division')}
          value={inDivision ? chosen : ''}
          onChange={(event) => {
            choose(event.currentTarget.value);
          }}
        >
          <option value="" disabled>
            {t('sender.noDivision')}
          </option>
          {divisions.map(({ name, channels: own }) => (
            <optgroup key={name} label={name}>
              {own.map(({ id, name: label, audience }) => (
                <option key={id} value={id}>
                  {audience === undefined
                    ? label
                    : `${label} (${t('audience.people', { count: audience.people })})`}
                </option>
              ))}
            </optgroup>
          ))}
        </NativeSelect>
      )}
    </>
  );
}
