import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Sessions, type Principal } from '@app/community';
import { IdPipe } from '../problems';
import { SignedIn } from './access';
import { SessionsDto } from './auth.dto';
import { sessionDto } from './auth.views';
import { CurrentPrincipal } from './current-principal';

@ApiTags('auth')
@Controller('auth/sessions')
export class SessionsController {
  constructor(private readonly sessions: Sessions) {}

  /** The open sessions of one’s own account. */
  @SignedIn()
  @Get()
  async list(@CurrentPrincipal() { accountId, sessionId }: Principal): Promise<SessionsDto> {
    const sessions = await this.sessions.list(accountId);
    return { items: sessions.map((session) => sessionDto(session, sessionId)) };
  }

  /** Ends one of one’s own sessions and closes its sockets. */
  @SignedIn()
  @Delete(':id')
  @HttpCode(204)
  async end(@CurrentPrincipal() { accountId }: Principal, @Param('id', IdPipe) id: string): Promise<void> {
    await this.sessions.end(accountId, id);
  }

  /** Ends all of one’s own sessions but this one. */
  @SignedIn()
  @Post('end-others')
  @HttpCode(204)
  async endOthers(@CurrentPrincipal() principal: Principal): Promise<void> {
    await this.sessions.endOthers(principal);
  }
}
