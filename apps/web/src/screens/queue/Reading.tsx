import type { QueueItemDetail } from '../../data/queue';
import { FalseAlarm } from './FalseAlarm';
import { MarkedText } from './MarkedText';
import { movesOf } from './moves';
import { WhatToDo } from './WhatToDo';
import { Why } from './Why';

interface Props {
  item: QueueItemDetail;
  /** Rules marked as wrong here, as they stand now. */
  falseAlarms: readonly string[];
}

/** The text with what the filter found in it, why, and what can be done; a wrong rule is told so beside its name. */
export function Reading({ item, falseAlarms }: Props) {
  const { id, text, verdict, allowedActions } = item;
  return (
    <>
      <MarkedText text={text ?? ''} matches={verdict?.matches ?? []} />
      {verdict !== null && (
        <>
          <Why
            verdict={verdict}
            ruleAction={(rule) => (
              <FalseAlarm
                messageId={id}
                rule={rule}
                marked={falseAlarms.includes(rule)}
                mayMark={allowedActions.includes('queue.false-alarm')}
              />
            )}
          />
          <WhatToDo verdict={verdict} moves={movesOf(item).map(({ move }) => move)} />
        </>
      )}
    </>
  );
}
