import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OwnMessage } from '../../data/mine';
import { LinkButton } from '../../parts/links';

/** What an author may do now, as the server says. */
export function OwnActions({ own }: { own: OwnMessage }) {
  const { t } = useTranslation();
  const may = (action: OwnMessage['allowedActions'][number]) => own.allowedActions.includes(action);
  const actions = [
    { there: may('message.resubmit'), search: { modifier: own.id }, label: t('mine.edit'), variant: 'light' },
    {
      there: may('message.appeal'),
      search: { reexaminer: own.id },
      label: t('mine.appeal'),
      variant: 'default',
    },
    {
      there: may('message.withdraw'),
      search: { reprendre: own.id },
      label: t('mine.withdraw'),
      variant: 'default',
    },
    {
      there: may('message.retract'),
      search: { retirer: own.id },
      label: t('mine.retract'),
      variant: 'default',
    },
  ].filter(({ there }) => there);
  if (actions.length === 0) return null;
  return (
    <Group gap="xs" mt="xs">
      {actions.map(({ search, label, variant }) => (
        <LinkButton key={label} to="/mes-messages" search={search} variant={variant}>
          {label}
        </LinkButton>
      ))}
    </Group>
  );
}
