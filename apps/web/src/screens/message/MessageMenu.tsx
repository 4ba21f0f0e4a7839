import { lazy, Suspense, useState } from 'react';
import { ActionIcon } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../data/history';

const OpenMenu = lazy(() => import('./OpenMenu'));

/** What can be done to a released message; nothing is shown where nothing is allowed. */
export function MessageMenu({ message }: { message: Message }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(false);
  if (message.allowedActions.length === 0) return null;
  const label = t('message.menu', { name: message.author.name });
  const closed = (
    <ActionIcon
      aria-label={label}
      aria-haspopup="menu"
      onClick={() => {
        setWanted(true);
      }}
    >
      <IconDotsVertical size={20} aria-hidden />
    </ActionIcon>
  );
  if (!wanted) return closed;
  return (
    <Suspense fallback={closed}>
      <OpenMenu message={message} label={label} />
    </Suspense>
  );
}
