import { ActionIcon, Menu } from '@mantine/core';
import { IconDotsVertical, IconFlag, IconMessageOff } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../data/history';

/** The menu itself, brought when it is first asked for. */
export default function OpenMenu({ message, label }: { message: Message; label: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = (action: 'message.report' | 'message.retract') => message.allowedActions.includes(action);
  return (
    <Menu defaultOpened position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={label}>
          <IconDotsVertical size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {may('message.report') && (
          <Menu.Item
            leftSection={<IconFlag size={20} aria-hidden />}
            onClick={() => void navigate({ to: '.', search: { signaler: message.id } })}
          >
            {t('message.report')}
          </Menu.Item>
        )}
        {may('message.retract') && (
          <Menu.Item
            leftSection={<IconMessageOff size={20} aria-hidden />}
            onClick={() => void navigate({ to: '.', search: { retirer: message.id } })}
          >
            {t('message.retract')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
