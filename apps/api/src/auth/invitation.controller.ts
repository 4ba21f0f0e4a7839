import type { FastifyReply } from 'fastify';
import { Body, Controller, Headers, HttpCode, Ip, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Invitations } from '@app/community';
import { Public } from './access';
import { AcceptInvitationDto, InvitationCodeDto, InvitationDto, OpenedSessionDto } from './auth.dto';
import { openedSessionDto } from './auth.views';
import { Credentials } from './credential';

@ApiTags('auth')
@Controller('auth/invitation')
export class InvitationController {
  constructor(
    private readonly invitations: Invitations,
    private readonly credentials: Credentials,
  ) {}

  /** Whom a code invites. */
  @Public()
  @Post('check')
  @HttpCode(200)
  async check(@Body() { code }: InvitationCodeDto, @Ip() ip: string): Promise<InvitationDto> {
    const { schoolName, personName, expiresAt } = await this.invitations.check(code, ip);
    return { schoolName, personName, expiresAt: expiresAt.toISOString() };
  }

  /** Makes an account out of a code, once, and opens its first session. */
  @Public()
  @Post('accept')
  @HttpCode(201)
  async accept(
    @Body() { code, login, email, password }: AcceptInvitationDto,
    @Ip() ip: string,
    @Headers('user-agent') userAgent: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OpenedSessionDto> {
    const opened = await this.invitations.accept({
      code,
      login,
      email,
      password,
      ip,
      userAgent: userAgent ?? '',
    });
    this.credentials.give(reply, opened);
    return openedSessionDto(opened);
  }
}
