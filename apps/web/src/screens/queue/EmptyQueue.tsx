import { useState } from 'react';
import { Text } from '@mantine/core';
import { IconMoodSmile } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { QueueScope } from '../../data/queue-scope';
import { clockTime } from '../../parts/moments';
import { Nothing } from '../../parts/Nothing';

export function EmptyQueue({ scope }: { scope: QueueScope }) {
  const { t, i18n } = useTranslation();
  const [since] = useState(() => new Date().toISOString());
  return (
    <div style={{ gridColumn: '1 / -1' }}>
      <Nothing icon={IconMoodSmile} title={t(`queue.empty.${scope}`)}>
        <Text>{t('queue.emptySince', { time: clockTime(i18n.language, since) })}</Text>
      </Nothing>
    </div>
  );
}
