import { Anchor } from '@mantine/core';
import { IconLifebuoy } from '@tabler/icons-react';
import { Trans, useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import type { Move } from '../../data/queue';
import { HelpNumbers } from '../../parts/HelpNumbers';
import { Note } from '../../parts/Note';
import { advisedMoves, kindsOf } from './advice';
import css from './Why.module.css';

interface Props {
  verdict: Pick<Schema['VerdictDto'], 'outcome' | 'matches'>;
  /** The decisions that this person can take here. */
  moves: readonly Move[];
}

/** What a person who decides can do about what was found, by the buttons that they have. */
export function WhatToDo({ verdict: { outcome, matches }, moves }: Props) {
  const { t } = useTranslation();
  const kinds = kindsOf(matches);
  if (outcome === 'clear' || kinds.length === 0) return null;
  return (
    <Note icon={IconLifebuoy} tone="accent" title={t('item.advice')}>
      <ul className={css.advice}>
        {kinds.map((kind) => (
          <li key={kind}>
            <Trans i18nKey={`item.todo.${kind}`} components={{ call: <Call /> }} />
            {kind === 'self-harm' && <HelpNumbers />}
          </li>
        ))}
        {advisedMoves(kinds, moves).map((move) => (
          <li key={move}>{t(`item.choose.${move}`)}</li>
        ))}
      </ul>
    </Note>
  );
}

/** A number that can be called by touching it. */
function Call({ children }: { children?: string[] }) {
  const number = children?.join('') ?? '';
  return (
    <Anchor href={`tel:${number}`} fw={700} inherit>
      {number}
    </Anchor>
  );
}
