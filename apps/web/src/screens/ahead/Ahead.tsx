import { IconInfoCircle, IconLifebuoy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Preview } from '../../data/preview';
import { HelpNumbers } from '../../parts/HelpNumbers';
import { Note } from '../../parts/Note';
import { highlight } from '../queue/highlight';
import { excerptsOf } from './excerpts';
import css from './Ahead.module.css';

/** More passages than these are only counted. */
const SHOWN = 3;

/** What an author can still think over before sending: the passages as they wrote them, and words that help. */
export default function Ahead({ told: { text, outcome, categories, passages } }: { told: Preview }) {
  const { t } = useTranslation();
  const [gravest] = categories;
  const subject = categories.includes('self-harm') ? 'self-harm' : gravest;
  if (subject === undefined)
    return (
      <Note icon={IconInfoCircle} tone="warm" title={t('ahead.unread.title')}>
        {t('ahead.unread.text')}
      </Note>
    );
  const care = subject === 'self-harm';
  const excerpts = excerptsOf(text, passages);
  const others = excerpts.length - SHOWN;
  return (
    <Note
      icon={care ? IconLifebuoy : IconInfoCircle}
      tone={care ? 'accent' : 'warm'}
      title={t(`ahead.title.${subject}`)}
    >
      <div className={css.ahead}>
        {care && <HelpNumbers />}
        <ul className={css.excerpts} aria-label={t('ahead.passages')}>
          {excerpts.slice(0, SHOWN).map((excerpt) => (
            <li key={excerpt.start} dir="auto">
              {highlight(excerpt.text, excerpt.passages).map((piece, index) =>
                piece.matches.length === 0 ? piece.text : <mark key={index}>{piece.text}</mark>,
              )}
            </li>
          ))}
        </ul>
        {others > 0 && <p>{t('ahead.others', { count: others })}</p>}
        <p>{t(`ahead.advice.${subject}`)}</p>
        <p className={css.next}>
          {t(care ? 'ahead.next.care' : `ahead.next.${outcome === 'threat' ? 'threat' : 'suspect'}`)}
        </p>
      </div>
    </Note>
  );
}
