import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rehearsal } from '../../data/lexicon';
import { announce } from '../../parts/Announcer';
import { MessageText } from '../../parts/MessageText';
import { Moment } from '../../parts/Moment';
import css from './Filter.module.css';

/** Fewer changes than these are not counted among messages that one may not read. */
const FEW = 5;

interface Props {
  rehearsal: Rehearsal;
  /** A word that would be added, or a rule that would be switched off. */
  change: 'word' | 'rule';
}

/** What a change would have done to the last messages: a sentence, then the messages one may read. */
export function RehearsalReport({ rehearsal, change }: Props) {
  const { t } = useTranslation();
  const { examined, heldBefore, heldAfter, changed, unseen } = rehearsal;
  const count = Math.abs(heldAfter - heldBefore);
  const more = count - changed.length;
  const sentence =
    examined === 0
      ? t(unseen.examined === 0 ? 'filter.rehearsal.nothing' : 'filter.rehearsal.nothingSeen')
      : t(`filter.rehearsal.${change}`, { count, examined });
  useEffect(() => {
    announce(sentence);
  }, [sentence]);
  return (
    <div className={css.rehearsal}>
      <p className={css.figure}>{sentence}</p>
      {changed.length > 0 && (
        <ul className={css.list}>
          {changed.map((message) => (
            <li key={message.id} className={css.past}>
              <MessageText>{message.text}</MessageText>
              <p className={css.note}>
                {message.channelName} · <Moment instant={message.postedAt} as="ago" />
              </p>
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p className={css.note}>{t('filter.rehearsal.more', { count: more })}</p>}
      {unseen.examined > 0 && (
        <p className={css.note}>
          {unseen.changed === null
            ? t(`filter.rehearsal.${unseen.examined < FEW ? 'unseenTooFew' : 'unseenFew'}`, {
                examined: unseen.examined,
              })
            : t('filter.rehearsal.unseen', { count: unseen.changed, examined: unseen.examined })}
        </p>
      )}
    </div>
  );
}
