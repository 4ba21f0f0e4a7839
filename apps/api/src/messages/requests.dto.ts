import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import {
  REASON_CODES,
  REASON_MAX_LENGTH,
  REPORT_CATEGORIES,
  type ReasonCode,
  type ReportCategory,
} from '@app/contract';

/** No control characters and no lone surrogates, which PostgreSQL cannot keep. */
const WELL_FORMED = /^[^\p{Cc}\p{Cs}]*$/u;
/** The greatest version and position that the database can hold. */
const MAX_NUMBER = 2 ** 31 - 1;

export class PostMessageDto {
  /** Chosen by the client; the same one again returns the same message instead of a second one. */
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  @Matches(WELL_FORMED)
  clientId: string;

  /** At most 4,000 characters after trimming. */
  @IsString()
  text: string;
}

export class PreviewTextDto {
  /** A text that is not sent yet. */
  @IsString()
  text: string;
}

export class HistoryQueryDto {
  /** Messages after this position, oldest first. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(MAX_NUMBER)
  after?: number;

  /** Messages before this position, the nearest ones, oldest first. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_NUMBER)
  before?: number;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class PageQueryDto {
  /** `next` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}

export class ReadPositionDto {
  @IsInt()
  @Min(0)
  @Max(MAX_NUMBER)
  position: number;
}

export class OwnVersionDto {
  /** The version the author saw; a stale one answers 409. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_NUMBER)
  version?: number;
}

export class ResubmitDto extends OwnVersionDto {
  @IsString()
  text: string;
}

export class ApproveAloneDto {
  @IsInt()
  @Min(1)
  @Max(MAX_NUMBER)
  version: number;

  /** A fresh login: the password of the account. */
  @IsString()
  @MaxLength(200)
  password: string;
}

export class AppealRequestDto extends OwnVersionDto {
  /** What the next decider should know. */
  @IsOptional()
  @IsString()
  @MaxLength(REASON_MAX_LENGTH)
  reason?: string;
}

export class RetractOwnDto extends OwnVersionDto {
  @IsOptional()
  @IsString()
  @MaxLength(REASON_MAX_LENGTH)
  reason?: string;
}

export class ReportRequestDto {
  @IsOptional()
  @ApiProperty({ enum: REPORT_CATEGORIES, default: 'other' })
  @IsIn(REPORT_CATEGORIES)
  category?: ReportCategory;

  @IsOptional()
  @IsString()
  @MaxLength(REASON_MAX_LENGTH)
  reason?: string;
}

export class DecideDto {
  /** The version the decider saw; a stale one answers 409 with the current state. */
  @IsInt()
  @Min(1)
  @Max(MAX_NUMBER)
  version: number;

  /** Free words to the author. Refusing, returning and retracting need these or a ready-made reason. */
  @IsOptional()
  @IsString()
  @MaxLength(REASON_MAX_LENGTH)
  reason?: string;

  @IsOptional()
  @ApiProperty({ enum: REASON_CODES })
  @IsIn(REASON_CODES)
  reasonCode?: ReasonCode;
}

export class ClaimRequestDto {
  @IsInt()
  @Min(1)
  @Max(MAX_NUMBER)
  version: number;
}

export class BulkApproveItemDto {
  @IsUUID()
  id: string;

  @IsInt()
  @Min(1)
  @Max(MAX_NUMBER)
  version: number;
}

export class BulkApproveDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => BulkApproveItemDto)
  items: BulkApproveItemDto[];
}
