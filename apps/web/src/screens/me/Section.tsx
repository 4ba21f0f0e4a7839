import type { ReactNode } from 'react';
import { Stack } from '@mantine/core';
import css from './Account.module.css';

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={css.section}>
      <h2 className={css.sectionTitle}>{title}</h2>
      <Stack>{children}</Stack>
    </section>
  );
}
