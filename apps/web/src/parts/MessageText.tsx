import { useId, useState } from 'react';
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import css from './MessageText.module.css';

const FOLD_CHARACTERS = 900;
const FOLD_LINES = 14;

/** Whether a text would fill a phone’s screen. */
const isLong = (text: string): boolean =>
  text.length > FOLD_CHARACTERS || text.split('\n', FOLD_LINES + 1).length > FOLD_LINES;

/** What somebody wrote, as they wrote it: its own direction, its own lines, nothing made clickable. */
export function MessageText({ children, whole = false }: { children: string; whole?: boolean }) {
  const { t } = useTranslation();
  const id = useId();
  const [open, setOpen] = useState(false);
  const folds = !whole && isLong(children);
  return (
    <>
      <p id={id} dir="auto" className={css.text} data-folded={(folds && !open) || undefined}>
        {children}
      </p>
      {folds && (
        <UnstyledButton
          className={css.more}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {open ? t('text.less') : t('text.more')}
        </UnstyledButton>
      )}
    </>
  );
}
