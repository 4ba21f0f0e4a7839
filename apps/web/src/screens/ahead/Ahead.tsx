import { useEffect } from 'react';
import { IconInfoCircle, IconLifebuoy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Preview } from '../../data/preview';
import { announce } from '../../parts/Announcer';
import { HelpNumbers } from '../../parts/HelpNumbers';
import { Note } from '../../parts/Note';
import { highlight } from '../queue/highlight';
import { excerptsOf } from './excerpts';
import css from './Ahead.module.css';

/** More passages than these are only counted. */
const SHOWN = 3;

/** What puts somebody in danger beside the one who is not well: its advice names whom to call. */
const DANGERS = ['killing', 'threat', 'weapon', 'violence', 'sexual'] as const;

interface Props {
  told: Preview;
  /** An announcement is for another key to approve, a message for those who review. */
  kind: 'message' | 'announcement';
  /** Where there is little room: it takes a part of the height and scrolls. */
  scrolls: boolean;
}

/** What an author can still think over before sending: the passages as they wrote them, and words that help. */
export function Ahead({ scrolls, ...rest }: Props) {
  const { t } = useTranslation();
  if (!scrolls) return <Said {...rest} />;
  return (
    <div className={css.scroll} tabIndex={0} role="group" aria-label={t('ahead.about')}>
      <Said {...rest} />
    </div>
  );
}

function Said({ told: { text, outcome, categories, passages }, kind }: Omit<Props, 'scrolls'>) {
  const { t } = useTranslation();
  const [gravest] = categories;
  const care = categories.includes('self-harm');
  const subject = care ? 'self-harm' : gravest;
  const title = t(subject === undefined ? 'ahead.unread' : `ahead.title.${subject}`);
  useEffect(() => {
    announce(title);
  }, [title]);
  if (subject === undefined)
    return (
      <Note icon={IconInfoCircle} tone="warm" title={title}>
        {t(`ahead.next.${kind}.unread`)}
      </Note>
    );
  const threat = outcome === 'threat';
  const danger = care && threat ? DANGERS.find((one) => categories.includes(one)) : undefined;
  const next = care ? (threat ? 'careThreat' : 'care') : threat ? 'threat' : 'suspect';
  const excerpts = excerptsOf(text, passages);
  const others = excerpts.length - SHOWN;
  return (
    <Note icon={care ? IconLifebuoy : IconInfoCircle} tone={care ? 'accent' : 'warm'} title={title}>
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
        {danger !== undefined && <p>{t(`ahead.advice.${danger}`)}</p>}
        <p className={css.next}>{t(`ahead.next.${kind}.${next}`)}</p>
        <p className={css.next}>{t('ahead.kept')}</p>
      </div>
    </Note>
  );
}
