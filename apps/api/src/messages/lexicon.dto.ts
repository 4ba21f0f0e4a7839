import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { REASON_MAX_LENGTH } from '@app/contract';
import {
  CATEGORIES,
  OUTCOMES,
  SEVERITIES,
  type Category,
  type Outcome,
  type SchoolWord,
  type Severity,
} from '@app/threat-filter';
import { PageQueryDto } from './requests.dto';
import { VerdictDto } from './views.dto';

const WORD_SEVERITIES = ['medium', 'high', 'critical'] as const;
const EXPLANATION_MAX_LENGTH = 300;
const CHANGES = ['word-added', 'word-removed', 'rule-switched-off', 'rule-switched-on'] as const;

export class SchoolQueryDto {
  /** UAI of the school; only an operator has to say it. */
  @IsOptional()
  @IsString()
  @MaxLength(8)
  school?: string;
}

export class JournalQueryDto extends PageQueryDto {
  /** UAI of the school; only an operator has to say it. */
  @IsOptional()
  @IsString()
  @MaxLength(8)
  school?: string;
}

/** A word or phrase of the school, on top of the shared lexicon; a term, never an expression. */
export class SchoolWordDto implements SchoolWord {
  @IsString()
  @MaxLength(200)
  term: string;

  @ApiProperty({ enum: WORD_SEVERITIES })
  @IsIn(WORD_SEVERITIES)
  severity: SchoolWord['severity'];

  @ApiProperty({ enum: CATEGORIES })
  @IsIn(CATEGORIES)
  category: Category;
}

/** A word with the reason for which the school watches for it. */
export class NewWordDto extends SchoolWordDto {
  /** Those who meet the word in a message see it. */
  @IsOptional()
  @IsString()
  @MaxLength(EXPLANATION_MAX_LENGTH)
  explanation?: string;
}

export class SwitchOffDto {
  /** Why; everybody who moderates sees it. */
  @IsString()
  @MaxLength(REASON_MAX_LENGTH)
  reason: string;
}

export class TryTextDto {
  @IsString()
  text: string;

  /** A word that is not added yet, to see what it would do. */
  @IsOptional()
  @ValidateNested()
  @Type(() => SchoolWordDto)
  word?: SchoolWordDto;
}

/** The verdict on a text that somebody tries. */
export class TrialDto extends VerdictDto {
  /** The text as it would be kept, without what is taken out of every message; the matches point into it. */
  text: string;
}

/** A change to rehearse: a word to add, or else a rule to switch off. */
export class RehearseDto {
  @IsOptional()
  @ValidateNested()
  @Type(() => SchoolWordDto)
  word?: SchoolWordDto;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  switchOff?: string;
}

export class FalseAlarmDto {
  /** The rule whose hit was wrong. */
  @IsString()
  @MaxLength(100)
  rule: string;
}

export class WordInForceDto {
  id: string;
  /** The rule that the word is, as verdicts and figures call it. */
  rule: string;
  term: string;
  @ApiProperty({ enum: WORD_SEVERITIES })
  severity: SchoolWord['severity'];
  @ApiProperty({ enum: CATEGORIES })
  category: Category;
  /** Why the school watches for it. */
  @ApiProperty({ type: String, nullable: true })
  explanation: string | null;
  addedBy: string;
  addedAt: string;
}

export class SwitchedOffRuleDto {
  rule: string;
  label: string;
  @ApiProperty({ enum: SEVERITIES })
  severity: Severity;
  reason: string;
  by: string;
  at: string;
}

export class LexiconChangeDto {
  @ApiProperty({ enum: CHANGES })
  what: (typeof CHANGES)[number];
  /** The term, or the rule’s id. */
  subject: string;
  /** Why, where that was said. */
  @ApiProperty({ type: String, nullable: true })
  reason: string | null;
  /** Null for the second of two spellings of a word, which an update of the server removed. */
  @ApiProperty({ type: String, nullable: true })
  by: string | null;
  at: string;
}

export class LexiconJournalDto {
  /** Newest first. */
  items: LexiconChangeDto[];
  /** Cursor of the next page, when there is one. */
  next?: string;
}

export class SchoolLexiconDto {
  school: string;
  words: WordInForceDto[];
  switchedOff: SwitchedOffRuleDto[];
}

export class RuleDto {
  id: string;
  label: string;
  labelEn: string;
  @ApiProperty({ enum: CATEGORIES })
  category: Category;
  @ApiProperty({ enum: SEVERITIES })
  severity: Severity;
  languages: string[];
  example: string;
}

export class RulesDto {
  items: RuleDto[];
}

export class ChangedMessageDto {
  id: string;
  channelName: string;
  text: string;
  postedAt: string;
  /** What the present filter says of it. */
  @ApiProperty({ enum: OUTCOMES })
  before: Outcome;
  /** What the changed filter would say. */
  @ApiProperty({ enum: OUTCOMES })
  after: Outcome;
}

/** What a change would have done in channels that this person does not read. */
export class UnseenRehearsalDto {
  /** A multiple of five, rounded down, like the next figure. */
  examined: number;
  /** Null for fewer than five, none included. */
  @ApiProperty({ type: Number, nullable: true })
  changed: number | null;
}

/** What a change would have done to the last messages of the school, those in quarantine or under seal left out. */
export class RehearsalDto {
  /** In channels that this person reads, like the figures that follow. */
  examined: number;
  heldBefore: number;
  heldAfter: number;
  /** Those held that are masked and go to the direction. */
  threatsBefore: number;
  threatsAfter: number;
  /** Messages of which the two filters say something else; the newest first, at most twenty. */
  changed: ChangedMessageDto[];
  /** How many more of these there are. */
  more: number;
  unseen: UnseenRehearsalDto;
}

export class RuleFiguresDto {
  rule: string;
  label: string;
  @ApiProperty({ enum: CATEGORIES, nullable: true })
  category: Category | null;
  @ApiProperty({ enum: SEVERITIES })
  severity: Severity;
  /** Messages in which the rule found something, by week. */
  hits: number[];
  falseAlarms: number[];
}

export class FilterFiguresDto {
  /** The Mondays of the weeks, oldest first. */
  weeks: string[];
  rules: RuleFiguresDto[];
}

export class GovernedSchoolDto {
  id: string;
  name: string;
  academy: string;
}

export class GovernedSchoolsDto {
  items: GovernedSchoolDto[];
}
