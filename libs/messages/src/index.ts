export { Access } from './access';
export { Authoring } from './1-post/authoring';
export { OwnMessages, type OwnMessage } from './1-post/own-messages';
export { Posting } from './1-post/posting';
export { FalseAlarms, type FilterFigures } from './2-filter/false-alarms';
export { LexiconDesk, type SchoolLexiconView } from './2-filter/lexicon-desk';
export { LexiconJournal } from './2-filter/lexicon-journal';
export { Previewing, type Preview } from './2-filter/preview';
export { Rehearsal, type RehearsalResult } from './2-filter/rehearsal';
export { SchoolFilters } from './2-filter/school-filters';
export { screen, toRow, type VerdictRow } from './2-filter/screen';
export { Claims } from './3-queue/claims';
export { ItemDetails, type QueueItemDetail } from './3-queue/item-detail';
export { Queue, type QueueItem } from './3-queue/queue';
export { UsualDelays } from './3-queue/usual-delays';
export { Advancing, type Moved } from './4-decision/advance';
export { DECIDER_MOVES, Deciding, type BulkResult, type DeciderMove } from './4-decision/deciding';
export { ChannelList, type ChannelView } from './5-release/channel-list';
export { Publication } from './5-release/publication';
export { Reading, type ReadableMessage } from './5-release/reading';
export { releaseCanary } from './6-delivery/canary';
export { DeliveryGate } from './6-delivery/delivery-gate';
export { DeliveryWorker } from './6-delivery/delivery-worker';
export { Reporting } from './6-delivery/reporting';
export {
  MOVE_ACTIONS,
  MOVES,
  SCREENING,
  follow,
  next,
  stateAllows,
  statesBefore,
  type Move,
  type RequestedMove,
} from './machine';
export { Names } from './names';
export type { PathListener, QueuePlace } from './path-listener';
