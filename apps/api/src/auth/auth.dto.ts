import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import {
  ACTION_NAMES,
  ROLES,
  SCHOOL_ACTION_NAMES,
  VIGILANCE_LEVELS,
  type Action,
  type Role,
  type SchoolAction,
  type Vigilance,
} from '@app/policy';

const PASSWORD_MIN_LENGTH = 10;
const PASSWORD_MAX_LENGTH = 200;

export class LoginDto {
  /** E-mail address or login name. */
  @IsString()
  @MinLength(1)
  @MaxLength(254)
  login: string;

  @IsString()
  @MinLength(1)
  @MaxLength(PASSWORD_MAX_LENGTH)
  password: string;

  /** One-time code; no account asks for one yet. */
  @IsOptional()
  @IsString()
  @MaxLength(12)
  otp?: string;
}

/** A session just opened. Browsers get the same one as an HttpOnly cookie. */
export class OpenedSessionDto {
  token: string;
  /** For the `X-CSRF-Token` header of state-changing requests that carry the cookie. */
  csrfToken: string;
  expiresAt: string;
}

export class InvitationCodeDto {
  @IsString()
  @MinLength(4)
  @MaxLength(40)
  code: string;
}

/** Whom a code invites; enough to recognise oneself, no more. */
export class InvitationDto {
  schoolName: string;
  personName: string;
  expiresAt: string;
}

export class AcceptInvitationDto extends InvitationCodeDto {
  @IsString()
  @Matches(/^[a-z0-9][a-z0-9._-]{2,39}$/)
  login: string;

  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  email?: string;

  @IsString()
  @MinLength(PASSWORD_MIN_LENGTH)
  @MaxLength(PASSWORD_MAX_LENGTH)
  password: string;
}

export class ChangePasswordDto {
  @IsString()
  @MaxLength(PASSWORD_MAX_LENGTH)
  current: string;

  @IsString()
  @MinLength(PASSWORD_MIN_LENGTH)
  @MaxLength(PASSWORD_MAX_LENGTH)
  next: string;
}

export class SessionDto {
  id: string;
  createdAt: string;
  lastSeenAt: string;
  /** Browser and system in plain words, « Firefox · Android », or the raw user agent. */
  device: string;
  current: boolean;
}

export class SessionsDto {
  items: SessionDto[];
}

export class MePersonDto {
  id: string;
  name: string;
  label: string;
}

export class MeAccountDto {
  login: string;
  @ApiProperty({ type: String, nullable: true })
  email: string | null;
}

export class VigilanceDto {
  @ApiProperty({ enum: VIGILANCE_LEVELS })
  level: Vigilance;
  @ApiProperty({ type: String, nullable: true })
  reason: string | null;
  @ApiProperty({ type: String, nullable: true })
  until: string | null;
}

export class MeSchoolDto {
  /** The school’s UAI. */
  id: string;
  name: string;
  @ApiProperty({ type: String, nullable: true })
  phone: string | null;
  vigilance: VigilanceDto;
}

export class MandateDto {
  associationId: string;
  associationName: string;
  @ApiProperty({ enum: ['moderator', 'delegate', 'president'] })
  function: 'moderator' | 'delegate' | 'president';
}

export class MeDto {
  person: MePersonDto;
  account: MeAccountDto;
  /** Null for an operator, who belongs to no school. */
  @ApiProperty({ type: () => MeSchoolDto, nullable: true })
  school: MeSchoolDto | null;
  @ApiProperty({ enum: ROLES, isArray: true })
  roles: Role[];
  mandates: MandateDto[];
  /** What this person may do somewhere in the school, channel actions and school-wide ones together. */
  @ApiProperty({ enum: [...ACTION_NAMES, ...SCHOOL_ACTION_NAMES], isArray: true })
  allowedActions: (Action | SchoolAction)[];
  csrfToken: string;
}
