import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { PageQueryDto } from '../messages/requests.dto';

export class PeopleQueryDto extends PageQueryDto {
  /** Words of the name, in any order. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  query?: string;

  /** Only those who have no account yet. */
  @IsOptional()
  @Transform(({ value }) => value === 'true' || value === true)
  @IsBoolean()
  withoutAccount?: boolean;
}

export class PersonDto {
  id: string;
  name: string;
  label: string;
  hasAccount: boolean;
  /** End of the invitation that waits for this person, if one does. */
  @ApiProperty({ type: String, nullable: true })
  invitedUntil: string | null;
}

export class PeopleDto {
  items: PersonDto[];
  next?: string;
}

export class CreateInvitationDto {
  @IsUUID()
  personId: string;
}

/** Shown once: only a hash of the code is kept. */
export class CreatedInvitationDto {
  code: string;
  personName: string;
  expiresAt: string;
}
