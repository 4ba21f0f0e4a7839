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
  const { examined, heldBefore, heldAfter, threatsBefore, threatsAfter, changed, more, unseen } = rehearsal;
  const threats = Math.abs(threatsAfter - threatsBefore);
  const sentences =
    examined === 0
      ? [t(unseen.examined === 0 ? 'filter.rehearsal.nothing' : 'filter.rehearsal.nothingSeen')]
      : [t(`filter.rehearsal.${change}`, { count: Math.abs(heldAfter - heldBefore), examined })];
  if (threats > 0) sentences.push(t(`filter.rehearsal.${change}-threats`, { count: threats }));
  const figures = sentences.join(' ');
  useEffect(() => {
    announce(figures);
  }, [figures]);
  return (
    <div className={css.rehearsal}>
      <p className={css.figure}>{figures}</p>
      {changed.length > 0 && (
        <ul className={css.list}>
          {changed.map((message) => (
            <li key={message.id} className={css.past}>
              <MessageText>{message.text}</MessageText>
              <p className={css.note}>
                {message.channelName} · <Moment instant={message.postedAt} as="ago" />
              </p>
              <p className={css.note}>
                {t('filter.rehearsal.change', {
                  before: t(`filter.rehearsal.outcomes.${message.before}`),
                  after: t(`filter.rehearsal.outcomes.${message.after}`),
                })}
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
      <p className={css.note}>{t('filter.rehearsal.left')}</p>
    </div>
  );
}
