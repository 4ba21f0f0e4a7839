import { Button, Stack, Text } from '@mantine/core';
import { IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../api/problem';
import { Nothing } from './Nothing';

/** A reading that did not succeed: what happened, that nothing is lost, and one thing to do. */
export function Failed({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useTranslation();
  return (
    <Nothing icon={IconPlugConnectedX} title={t('failed.title')}>
      <Stack align="center" role="alert">
        <Text>{useProblemText(error)}</Text>
        <Button variant="default" leftSection={<IconRefresh size={20} aria-hidden />} onClick={retry}>
          {t('failed.retry')}
        </Button>
      </Stack>
    </Nothing>
  );
}

/** How browsers say that a part of the app could not be fetched. */
const PART_MISSING = /dynamically imported module|importing a module script/i;
const isPartMissing = (error: unknown): boolean =>
  error instanceof TypeError && PART_MISSING.test(error.message);

/** The words for an error: the server’s own where it gave some. */
export function useProblemText(error: unknown): string {
  const { t } = useTranslation();
  if (isProblem(error, 'network') || isPartMissing(error)) return t('failed.network');
  if (isProblem(error) && error.message !== '') return error.message;
  return t('failed.unknown');
}
