import { useTranslation } from 'react-i18next';
import { fullDate } from '../../parts/moments';
import { useNow } from '../../parts/use-now';
import { lasted } from './lasted';

interface Props {
  since: string;
  /** In a sentence, « attend depuis 42 min », or the bare length. */
  sentence?: boolean;
}

/** How long a message has waited; the full date as in `Moment`. */
export function Waiting({ since, sentence = false }: Props) {
  const { t, i18n } = useTranslation();
  const time = lasted(i18n.language, since, useNow());
  return (
    <time dateTime={since} title={fullDate(i18n.language, since)}>
      {time === undefined ? t('queue.justNow') : sentence ? t('item.waits', { time }) : time}
    </time>
  );
}
