import type { ReactNode } from 'react';
import { Stack, Text } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import css from './Nothing.module.css';

interface Props {
  icon: TablerIcon;
  title: string;
  children?: ReactNode;
}

/** An empty place, said in words, with what can be done about it. */
export function Nothing({ icon: Icon, title, children }: Props) {
  return (
    <Stack align="center" gap="xs" className={css.nothing}>
      <Icon size={40} stroke={1.4} aria-hidden className={css.icon} />
      <Text fw={700} size="lg">
        {title}
      </Text>
      {children}
    </Stack>
  );
}
