import { useId, useState } from 'react';
import { ActionIcon, Button } from '@mantine/core';
import { IconDotsVertical, IconFlag, IconMessageOff } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../data/history';
import css from './MessageMenu.module.css';

/**
 * What can be done to a released message, folded away behind three dots: it opens in the flow of the page, under
 * the message, and covers nothing. Nothing is shown where nothing is allowed.
 */
export function MessageMenu({ message }: { message: Message }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const id = useId();
  const [open, setOpen] = useState(false);
  const may = (action: 'message.report' | 'message.retract') => message.allowedActions.includes(action);
  if (!may('message.report') && !may('message.retract')) return null;
  return (
    <>
      <ActionIcon
        aria-label={t('message.menu', { name: message.author.name })}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <IconDotsVertical size={20} aria-hidden />
      </ActionIcon>
      {open && (
        <div id={id} className={css.menu}>
          {may('message.report') && (
            <Button
              variant="default"
              leftSection={<IconFlag size={20} aria-hidden />}
              onClick={() => void navigate({ to: '.', search: { signaler: message.id } })}
            >
              {t('message.report')}
            </Button>
          )}
          {may('message.retract') && (
            <Button
              variant="default"
              leftSection={<IconMessageOff size={20} aria-hidden />}
              onClick={() => void navigate({ to: '.', search: { retirer: message.id } })}
            >
              {t('message.retract')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
