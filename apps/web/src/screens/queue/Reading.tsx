import { Alert } from '@mantine/core';
import { IconInfoCircle, IconLifebuoy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { QueueItemDetail } from '../../data/queue';
import { highlight } from './highlight';
import css from './Item.module.css';

/** The text with what the filter found in it, and why in a sentence. */
export function Reading({ item }: { item: QueueItemDetail }) {
  const { t } = useTranslation();
  const { verdict } = item;
  const pieces = highlight(item.text ?? '', verdict?.matches ?? []);
  return (
    <>
      <div className={css.text} data-testid="item-text">
        <p dir="auto">
          {pieces.map((piece, index) =>
            piece.matches.length === 0 ? (
              piece.text
            ) : (
              <mark
                key={index}
                title={piece.matches.map(({ category }) => t(`category.${category}`)).join(', ')}
              >
                {piece.text}
              </mark>
            ),
          )}
        </p>
      </div>
      {verdict !== null && verdict.outcome !== 'clear' && (
        <Alert color="orange" variant="light" icon={<IconInfoCircle aria-hidden />} title={t('item.why')}>
          {verdict.explanation}
          {verdict.matches.length > 0 && (
            <span className={css.rules}>
              {t('item.rules', { rules: [...new Set(verdict.matches.map(({ rule }) => rule))].join(', ') })}
            </span>
          )}
        </Alert>
      )}
      {verdict?.advice !== undefined && (
        <Alert color="gate" variant="light" icon={<IconLifebuoy aria-hidden />} title={t('item.advice')}>
          {verdict.advice}
        </Alert>
      )}
    </>
  );
}
