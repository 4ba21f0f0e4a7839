import { useId, type KeyboardEvent } from 'react';
import { ActionIcon, Textarea } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { MESSAGE_MAX_LENGTH } from '@app/contract';
import type { Channel } from '../../data/channels';
import { useDevice } from '../../data/device';
import { useMe } from '../../data/me';
import { LookAhead } from '../ahead/LookAhead';
import css from './Composer.module.css';

const COUNT_FROM = MESSAGE_MAX_LENGTH * 0.9;

interface Props {
  channel: Channel;
  text: string;
  onChange: (text: string) => void;
}

/** Where one writes: it says who reads first, and how long that takes as a rule. */
export function Composer({ channel, text, onChange }: Props) {
  const { t } = useTranslation();
  const hint = useId();
  const { outbox } = useDevice();
  const keyboard = useMediaQuery('(hover: hover) and (pointer: fine)');
  if (!channel.allowedActions.includes('message.post')) return <CannotWrite />;

  const length = text.trim().length;
  const tooLong = length > MESSAGE_MAX_LENGTH;
  const ready = length > 0 && !tooLong;
  const send = () => {
    if (!ready) return;
    outbox.add(channel.id, text.trim());
    onChange('');
  };
  const sendOnEnter = (event: KeyboardEvent) => {
    if (!keyboard || event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className={css.composer}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <LookAhead channelId={channel.id} text={text} scrolls />
      <div className={css.line}>
        <Textarea
          className={css.text}
          aria-label={t('composer.label', { group: channel.name })}
          aria-describedby={hint}
          aria-invalid={tooLong}
          placeholder={t('composer.placeholder')}
          minRows={1}
          maxRows={8}
          value={text}
          onKeyDown={sendOnEnter}
          onChange={(event) => {
            onChange(event.currentTarget.value);
          }}
        />
        <ActionIcon
          type="submit"
          variant="filled"
          color="gate"
          disabled={!ready}
          aria-label={t('composer.send')}
        >
          <IconSend size={22} aria-hidden />
        </ActionIcon>
      </div>
      <p id={hint} className={css.hint}>
        {t('composer.readFirst', { association: channel.association?.name })}
        {channel.usualDelayMinutes !== null && (
          <> · {t('composer.usual', { count: channel.usualDelayMinutes })}</>
        )}
      </p>
      {length > COUNT_FROM && (
        <p className={css.count} data-over={tooLong || undefined} role="status">
          {tooLong
            ? t('composer.over', { count: length - MESSAGE_MAX_LENGTH })
            : t('composer.left', { count: MESSAGE_MAX_LENGTH - length })}
        </p>
      )}
    </form>
  );
}

function CannotWrite() {
  const { t } = useTranslation();
  const level = useMe().school?.vigilance.level ?? 'normal';
  return (
    <p className={css.closed}>{level === 'normal' ? t('composer.readOnly') : t(`vigilance.${level}.can`)}</p>
  );
}
