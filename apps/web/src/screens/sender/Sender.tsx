import { useState, type ReactNode } from 'react';
import { Button, Checkbox, Stack, Text, Textarea } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MESSAGE_MAX_LENGTH } from '@app/contract';
import { useAnnouncements, type Channel } from '../../data/channels';
import { newId } from '../../data/new-id';
import { keepOwn, post } from '../../data/mine';
import { useDraft } from '../../data/use-draft';
import { AudiencePanel } from '../../parts/AudiencePanel';
import { Failed } from '../../parts/Failed';
import { MessageText } from '../../parts/MessageText';
import { Page } from '../../parts/Page';
import { ProblemNote } from '../../parts/ProblemNote';
import { Shapes } from '../../parts/Shapes';
import { useAct } from '../../parts/use-act';
import { LookAhead } from '../ahead/LookAhead';
import { AudienceChoice } from './AudienceChoice';
import { otherKeys } from './audiences';
import { useReach } from './reach';
import { SentBefore } from './SentBefore';
import css from './Sender.module.css';

const route = getRouteApi('/door/envoyer');

/** Writing to many, on one page that reads from top to bottom: to whom, what, check, second key. */
export function Sender() {
  const { t } = useTranslation();
  const channels = useAnnouncements();
  return (
    <Page title={t('sender.title')} lead={t('sender.lead')} wide>
      {channels.isPending && <Shapes />}
      {channels.isError && <Failed error={channels.error} retry={() => void channels.refetch()} />}
      {channels.data !== undefined && (
        <Steps
          channels={channels.data.filter(({ allowedActions }) => allowedActions.includes('message.post'))}
        />
      )}
      <SentBefore />
    </Page>
  );
}

function Steps({ channels }: { channels: readonly Channel[] }) {
  const { t } = useTranslation();
  const { canal } = route.useSearch();
  const [text, setText] = useDraft('announcement');
  const channel = channels.find(({ id }) => id === canal);
  const over = text.trim().length - MESSAGE_MAX_LENGTH;
  if (channels.length === 0) return <Text mt="md">{t('sender.nobody')}</Text>;
  return (
    <div className={css.columns}>
      <div className={css.aside} data-empty={channel?.audience === undefined || undefined}>
        {channel?.audience === undefined ? (
          <Text c="var(--parvis-quiet)">{t('sender.nobodyYet')}</Text>
        ) : (
          <AudiencePanel audience={channel.audience} />
        )}
      </div>
      <ol className={css.steps}>
        <Step title={t('sender.whom')}>
          <AudienceChoice channels={channels} chosen={canal} />
        </Step>
        <Step title={t('sender.what')}>
          <Textarea
            label={t('sender.text')}
            description={t('sender.textHint')}
            minRows={6}
            maxRows={18}
            error={over > 0 ? t('composer.over', { count: over }) : undefined}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
            }}
          />
        </Step>
        {channel !== undefined && text.trim() !== '' && over <= 0 ? (
          <CheckAndSend
            key={channel.id}
            channel={channel}
            text={text.trim()}
            onSent={() => {
              setText('');
            }}
          />
        ) : (
          <>
            <Step title={t('sender.check')}>
              <Text c="var(--parvis-quiet)">{t('sender.checkLater')}</Text>
            </Step>
            <Step title={t('sender.key')}>
              <Text c="var(--parvis-quiet)">{t('sender.keyLater')}</Text>
            </Step>
          </>
        )}
      </ol>
    </div>
  );
}

interface CheckProps {
  channel: Channel;
  text: string;
  onSent: () => void;
}

function CheckAndSend({ channel, text, onSent }: CheckProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const reach = useReach();
  const [checked, setChecked] = useState('');
  // One id for one text, so that a second press or a retry can never make a second announcement.
  const [clientId] = useState(newId);
  const { run, busy, error } = useAct(async () => {
    const sent = await post(channel.id, clientId, text);
    keepOwn(queries, sent);
    onSent();
    await navigate({ to: '/envoyer/$messageId', params: { messageId: sent.id } });
  });
  return (
    <>
      <Step title={t('sender.check')}>
        <Text c="var(--parvis-quiet)">{t('sender.preview')}</Text>
        <div className={css.preview}>
          <p className={css.previewHead}>{channel.name}</p>
          <MessageText whole>{text}</MessageText>
        </div>
        <LookAhead channelId={channel.id} text={text} />
        <Checkbox
          className={css.reach}
          label={channel.audience === undefined ? t('sender.sure') : reach(channel.audience)}
          checked={checked === text}
          onChange={(event) => {
            setChecked(event.currentTarget.checked ? text : '');
          }}
        />
      </Step>
      <Step title={t('sender.key')}>
        <Text>{t('sender.keyText', { count: otherKeys(channel) })}</Text>
        <ProblemNote error={error} />
        <Button
          leftSection={<IconKey size={20} aria-hidden />}
          disabled={checked !== text}
          loading={busy}
          onClick={run}
        >
          {t('sender.submit')}
        </Button>
      </Step>
    </>
  );
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li className={css.step}>
      <h2 className={css.stepTitle}>{title}</h2>
      <Stack align="stretch">{children}</Stack>
    </li>
  );
}
