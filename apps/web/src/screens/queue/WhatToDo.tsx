import { Anchor } from '@mantine/core';
import { IconLifebuoy } from '@tabler/icons-react';
import { Trans, useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import type { Category } from '../../data/lexicon';
import { HelpNumbers } from '../../parts/HelpNumbers';
import { Note } from '../../parts/Note';
import css from './Why.module.css';

/** The kinds of findings that call for something else each; a death threat is a threat here. */
const KINDS = [
  'self-harm',
  'threat',
  'weapon',
  'violence',
  'sexual',
  'hate',
  'harassment',
  'doxxing',
  'phishing',
] as const satisfies readonly Category[];

/** What the direction need not hear of, unless somebody says so. */
const ORDINARY: readonly Category[] = ['doxxing', 'phishing'];

interface Props {
  verdict: Pick<Schema['VerdictDto'], 'outcome' | 'matches'>;
  /** Whether this person may hand the message to the direction. */
  mayEscalate: boolean;
}

/** What a person who decides can do about what was found: care first, then danger, then the rest. */
export function WhatToDo({ verdict: { outcome, matches }, mayEscalate }: Props) {
  const { t } = useTranslation();
  const found = new Set(matches.map(({ category }) => (category === 'killing' ? 'threat' : category)));
  const kinds = KINDS.filter((kind) => found.has(kind));
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
      </ul>
      {mayEscalate && kinds.some((kind) => !ORDINARY.includes(kind)) && (
        <p className={css.tell}>{t('item.tell')}</p>
      )}
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
