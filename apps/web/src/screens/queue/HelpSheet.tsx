import { Kbd, Modal, Stack, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { QueueScope } from '../../data/queue-scope';
import css from './HelpSheet.module.css';

const MOVES = {
  '/relecture': [
    ['A', 'move.approve'],
    ['R', 'move.reject'],
    ['M', 'move.return'],
    ['E', 'move.escalate'],
    ['G', 'move.keep'],
  ],
  '/a-valider': [
    ['A', 'move.approve'],
    ['R', 'move.reject'],
    ['M', 'move.return'],
    ['C', 'move.clear'],
    ['S', 'move.seal'],
  ],
} as const;

const COMMON = [
  ['P', 'move.pass'],
  ['J', 'help.next'],
  ['K', 'help.previous'],
  ['U', 'desk.undo'],
  ['?', 'help.open'],
] as const;

interface Props {
  scope: QueueScope;
  opened: boolean;
  onClose: () => void;
  keys: boolean;
  onKeys: (on: boolean) => void;
}

/** What each letter does, and the switch that silences them. */
export function HelpSheet({ scope, opened, onClose, keys, onKeys }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('help.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <dl className={css.keys}>
          {[...MOVES[scope], ...COMMON].map(([key, label]) => (
            <div key={key}>
              <dt>
                <Kbd size="md">{key}</Kbd>
              </dt>
              <dd>{t(label)}</dd>
            </div>
          ))}
        </dl>
        <Switch
          size="md"
          label={t('help.keys')}
          checked={keys}
          onChange={(event) => {
            onKeys(event.currentTarget.checked);
          }}
        />
        <Text c="var(--parvis-quiet)">{t('help.undo')}</Text>
      </Stack>
    </Modal>
  );
}
