import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { refreshLexicon, removeWord, type WordInForce } from '../../data/lexicon';
import { announce } from '../../parts/Announcer';
import { ProblemNote } from '../../parts/ProblemNote';
import { useAct } from '../../parts/use-act';
import { useSchool } from './use-school';

interface Props {
  word: WordInForce;
  onClose: () => void;
}

/** Asks once more before a word of the school leaves the filter. */
export default function RemoveWord({ word, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const school = useSchool();
  const { run, busy, error } = useAct(async () => {
    await removeWord(school, word.id);
    announce(t('filter.words.removed', { term: word.term }));
    onClose();
    await refreshLexicon(queries, school);
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('filter.removal.title', { term: word.term })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text>{t('filter.removal.text')}</Text>
        <ProblemNote error={error} />
        <Group justify="flex-end">
          <Button variant="subtle" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button color="red" loading={busy} onClick={run}>
            {t('filter.removal.submit')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
