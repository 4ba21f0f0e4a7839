import type { FastifyReply } from 'fastify';
import { Body, Controller, Headers, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Problem } from '@app/contract';
import { Accounts, Sessions, type Principal } from '@app/community';
import { Public, SignedIn } from './access';
import { ChangePasswordDto, LoginDto, OpenedSessionDto } from './auth.dto';
import { Credentials } from './credential';
import { CurrentPrincipal } from './current-principal';
import { openedSessionDto } from './auth.views';
import { SignInGuard, type SigningInRequest } from './sign-in.guard';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly sessions: Sessions,
    private readonly accounts: Accounts,
    private readonly credentials: Credentials,
  ) {}

  /** Opens a session. The token comes in the body and, for browsers, as an HttpOnly cookie. */
  @Public()
  @UseGuards(SignInGuard)
  @Post('login')
  @HttpCode(200)
  async login(
    @Body() _login: LoginDto,
    @Req() request: SigningInRequest,
    @Headers('user-agent') userAgent: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OpenedSessionDto> {
    if (request.user === undefined) throw new Problem('auth.failed');
    const opened = await this.sessions.open(request.user.accountId, userAgent ?? '');
    this.credentials.give(reply, opened);
    return openedSessionDto(opened);
  }

  /** Ends this session and closes its sockets. */
  @SignedIn()
  @Post('logout')
  @HttpCode(204)
  async logout(
    @CurrentPrincipal() { accountId, sessionId }: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.end(accountId, sessionId);
    this.credentials.takeBack(reply);
  }

  /** Sets a new password and ends every other session of the account. */
  @SignedIn()
  @Post('password')
  @HttpCode(204)
  async changePassword(
    @CurrentPrincipal() principal: Principal,
    @Body() { current, next }: ChangePasswordDto,
  ): Promise<void> {
    await this.accounts.changePassword(principal, current, next);
  }
}
