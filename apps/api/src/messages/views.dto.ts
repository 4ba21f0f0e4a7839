import { ApiProperty } from '@nestjs/swagger';
import { ACTION_NAMES, CHANNEL_KINDS, type Action, type ChannelKind } from '@app/policy';
import { DECIDER_MOVES, type DeciderMove } from '@app/messages';
import {
  MESSAGE_STATES,
  REASON_CODES,
  REPORT_CATEGORIES,
  type MessageState,
  type ReasonCode,
  type ReportCategory,
} from '@app/contract';
import {
  CATEGORIES,
  OUTCOMES,
  SEVERITIES,
  type Category,
  type Outcome,
  type Severity,
} from '@app/threat-filter';

/** A person as others see them. */
export class PersonRefDto {
  id: string;
  name: string;
  /** Who the person is here: « parent · 5e B », « direction ». */
  label: string;
}

export class AssociationRefDto {
  id: string;
  name: string;
}

/** To whom a channel goes, for those who may follow it. */
export class AudienceDto {
  @ApiProperty({ enum: ['school', 'division'] })
  scope: 'school' | 'division';
  divisionName?: string;
  @ApiProperty({ enum: ['all', 'parents', 'pupils', 'staff'] })
  who: 'all' | 'parents' | 'pupils' | 'staff';
  people: number;
  families: number;
  pupils: number;
  /** A few names, to recognise the audience by. */
  sample: string[];
}

export class ChannelDto {
  id: string;
  @ApiProperty({ enum: CHANNEL_KINDS })
  kind: ChannelKind;
  name: string;
  association?: AssociationRefDto;
  audience?: AudienceDto;
  memberCount: number;
  /** How many people may decide on what is written here. */
  decidersCount: number;
  /** Median minutes from post to decision over the last thirty days; null when there is too little to say. */
  @ApiProperty({ type: Number, nullable: true })
  usualDelayMinutes: number | null;
  lastPosition: number;
  readPosition: number;
  unread: number;
  @ApiProperty({ enum: ACTION_NAMES, isArray: true })
  allowedActions: Action[];
}

export class RetractionDto {
  at: string;
  by: string;
  /** A ready-made reason; its words are the client’s. */
  @ApiProperty({ enum: REASON_CODES, nullable: true })
  reasonCode: ReasonCode | null;
  /** The words written by hand. */
  @ApiProperty({ type: String, nullable: true })
  reason: string | null;
}

/** A readable message; once retracted its text is empty and the notice stands in its place. */
export class MessageDto {
  id: string;
  channelId: string;
  position: number;
  text: string;
  author: PersonRefDto;
  releasedAt: string;
  @ApiProperty({ enum: ['delivered', 'retracted'] })
  state: 'delivered' | 'retracted';
  retraction?: RetractionDto;
  mine: boolean;
  @ApiProperty({ enum: ACTION_NAMES, isArray: true })
  allowedActions: Action[];
}

export class ReasonDto {
  /** One of the ready-made reasons, or null for free words. */
  @ApiProperty({ type: String, nullable: true })
  code: string | null;
  text: string;
}

/** What an author sees of a message of theirs, in any state. */
export class OwnMessageDto {
  id: string;
  clientId: string;
  channelId: string;
  channelName: string;
  @ApiProperty({ enum: CHANNEL_KINDS })
  channelKind: ChannelKind;
  @ApiProperty({ enum: MESSAGE_STATES })
  state: MessageState;
  version: number;
  revision: number;
  text: string;
  submittedAt: string;
  changedAt: string;
  /** Once released. */
  position?: number;
  releasedAt?: string;
  /** Of the refusal, the return or the retraction. */
  reason?: ReasonDto;
  /** Control characters that were taken out of what was sent, when there were any. */
  removedCharacters?: number;
  @ApiProperty({ enum: ACTION_NAMES, isArray: true })
  allowedActions: Action[];
}

export class PassageDto {
  /** UTF-16 units of the text. */
  start: number;
  end: number;
  @ApiProperty({ enum: CATEGORIES })
  category: Category;
}

/** What the filter will say of a text that is not sent yet, in what an author may know of it. */
export class PreviewDto {
  /** The text as it would be kept; the passages point into it. */
  text: string;
  @ApiProperty({ enum: OUTCOMES })
  outcome: Outcome;
  /** What the passages are about, the gravest first. */
  @ApiProperty({ enum: CATEGORIES, isArray: true })
  categories: Category[];
  passages: PassageDto[];
}

export class ChannelsDto {
  items: ChannelDto[];
}

export class MessagesDto {
  items: MessageDto[];
  /** The position from which to go on in the direction asked, when there is more. */
  next?: number;
}

export class OwnMessagesDto {
  items: OwnMessageDto[];
  /** Cursor of the next page, when there is one. */
  next?: string;
}

/** The message whose report was taken. */
export class ReportedDto {
  id: string;
}

/** Where a message stands after a decision. */
export class MovedDto {
  id: string;
  @ApiProperty({ enum: MESSAGE_STATES })
  state: MessageState;
  version: number;
}

export class BulkResultDto {
  id: string;
  @ApiProperty({ enum: MESSAGE_STATES, required: false })
  state?: MessageState;
  version?: number;
  /** Why this one was not approved. */
  code?: string;
}

export class BulkResultsDto {
  items: BulkResultDto[];
}

export class ClaimHolderDto {
  id: string;
  name: string;
}

export class ClaimDto {
  by: ClaimHolderDto;
  until: string;
}

export class QueueItemDto {
  /** The message’s id. */
  id: string;
  version: number;
  @ApiProperty({ enum: MESSAGE_STATES })
  state: MessageState;
  channelId: string;
  channelName: string;
  @ApiProperty({ enum: CHANNEL_KINDS })
  channelKind: ChannelKind;
  @ApiProperty({ enum: SEVERITIES })
  severity: Severity;
  @ApiProperty({ enum: OUTCOMES })
  outcome: Outcome;
  @ApiProperty({ enum: CATEGORIES, nullable: true })
  category: Category | null;
  author: PersonRefDto;
  /** Since when this item waits: posting, resubmission, appeal or first open report. */
  waitingSince: string;
  /** 1, then one more for each appeal. */
  round: number;
  revision: number;
  /** The text, or null while it is masked. */
  @ApiProperty({ type: String, nullable: true })
  text: string | null;
  masked: boolean;
  @ApiProperty({ type: () => ClaimDto, nullable: true })
  claim: ClaimDto | null;
  /** Open reports on a released message; 0 for a message that was not released. */
  reports: number;
  @ApiProperty({ enum: ACTION_NAMES, isArray: true })
  allowedActions: Action[];
}

export class QueueDto {
  items: QueueItemDto[];
  /** Cursor of the next page, when there is one. */
  next?: string;
  waiting: number;
  @ApiProperty({ type: String, nullable: true })
  oldest: string | null;
}

export class MatchDto {
  /** UTF-16 units of the text. */
  start: number;
  end: number;
  text: string;
  rule: string;
  @ApiProperty({ enum: CATEGORIES })
  category: Category;
  @ApiProperty({ enum: SEVERITIES })
  severity: Severity;
}

export class VerdictDto {
  @ApiProperty({ enum: OUTCOMES })
  outcome: Outcome;
  @ApiProperty({ enum: SEVERITIES })
  severity: Severity;
  /** Why, in a sentence. */
  explanation: string;
  advice?: string;
  matches: MatchDto[];
  lexiconVersion: string;
}

export class EarlierMessageDto {
  authorName: string;
  text: string;
  releasedAt: string;
}

export class AuthorRecordDto {
  published: number;
  refused: number;
  returned: number;
}

export class RevisionDto {
  number: number;
  text: string;
  createdAt: string;
}

export class DecisionDto {
  @ApiProperty({ enum: DECIDER_MOVES })
  outcome: DeciderMove;
  /** `sole-keyholder`: released by its author, for want of a second key. */
  @ApiProperty({ enum: ['ordinary', 'sole-keyholder'] })
  kind: 'ordinary' | 'sole-keyholder';
  by: string;
  at: string;
  revision: number;
  round: number;
  reason?: ReasonDto;
}

export class ReportDto {
  @ApiProperty({ enum: REPORT_CATEGORIES })
  category: ReportCategory;
  comment: string;
  at: string;
  by: string;
}

export class AppealDto {
  /** Null while the message is masked. */
  @ApiProperty({ type: String, nullable: true })
  text: string | null;
  at: string;
}

/** How the audience differs from the one frozen when the message was held. */
export class AudienceChangeDto {
  frozen: number;
  now: number;
  added: number;
  removed: number;
}

/** One item of the queue with all that is needed to decide on it. */
export class QueueItemDetailDto extends QueueItemDto {
  /** Null while masked. */
  @ApiProperty({ type: () => VerdictDto, nullable: true })
  verdict: VerdictDto | null;
  /** Rules whose hits in this text somebody marked as false alarms. */
  falseAlarms: string[];
  /** The three messages released before it in the channel, oldest first; empty where the decider may not read the channel. */
  before: EarlierMessageDto[];
  /** Absent where the decider may not read the channel. */
  authorRecord?: AuthorRecordDto;
  /** Earlier revisions, oldest first; empty while masked. */
  revisions: RevisionDto[];
  decisions: DecisionDto[];
  openReports: ReportDto[];
  appeal?: AppealDto;
  audience?: AudienceDto;
  /** Absent when the audience is the frozen one. */
  audienceChange?: AudienceChangeDto;
}
