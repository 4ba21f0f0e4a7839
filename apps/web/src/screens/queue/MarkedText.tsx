import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { highlight } from './highlight';
import css from './Item.module.css';

interface Props {
  text: string;
  matches: readonly Schema['MatchDto'][];
}

/** A text as it was written, with what the filter found marked where it stands. */
export function MarkedText({ text, matches }: Props) {
  const { t } = useTranslation();
  return (
    <div className={css.text} data-testid="item-text">
      <p dir="auto">
        {highlight(text, matches).map((piece, index) =>
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
  );
}
