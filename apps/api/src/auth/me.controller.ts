import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '@app/community';
import { SignedIn } from './access';
import { MeDto } from './auth.dto';
import { meDto } from './auth.views';
import { CurrentPrincipal } from './current-principal';

@ApiTags('auth')
@Controller('me')
export class MeController {
  /** Who is signed in and what they may do. */
  @SignedIn()
  @Get()
  me(@CurrentPrincipal() principal: Principal): MeDto {
    return meDto(principal);
  }
}
