import { useTranslation } from 'react-i18next';
import { ago, clockTime, fullDate } from './moments';
import { useNow } from './use-now';

interface Props {
  instant: string;
  /** `ago` « il y a 3 min », `clock` « 18:02 ». */
  as: 'ago' | 'clock';
}

/** A moment in few words; the full date is one hover, or the screen reader’s description, away. */
export function Moment({ instant, as }: Props) {
  const { i18n } = useTranslation();
  const now = useNow();
  const words = as === 'clock' ? clockTime(i18n.language, instant) : ago(i18n.language, instant, now);
  return (
    <time dateTime={instant} title={fullDate(i18n.language, instant)}>
      {words}
    </time>
  );
}
