import { Body, Controller, Get, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import { Accounts, type Principal } from '@app/community';
import { Problem } from '@app/contract';
import { Authoring, OwnMessages, Reporting, type Moved } from '@app/messages';
import { CurrentPrincipal, Requires } from '../auth';
import { IdPipe } from '../problems';
import { FloodGuard } from './flood.guard';
import {
  AppealRequestDto,
  ApproveAloneDto,
  OwnVersionDto,
  PageQueryDto,
  ReportRequestDto,
  ResubmitDto,
  RetractOwnDto,
} from './requests.dto';
import { OwnMessageDto, OwnMessagesDto, ReportedDto } from './views.dto';

const DEFAULT_PAGE = 30;

/** What authors and readers do with messages that are on the path. */
@ApiTags('messages')
@Controller('messages')
export class MessagesController {
  constructor(
    private readonly authoring: Authoring,
    private readonly own: OwnMessages,
    private readonly reporting: Reporting,
    private readonly accounts: Accounts,
  ) {}

  /** What this person wrote, newest first, in any state. */
  @Get('mine')
  @Requires('message.post')
  @ApiOkResponse({ type: OwnMessagesDto })
  mine(
    @CurrentPrincipal() principal: Principal,
    @Query() { cursor, limit = DEFAULT_PAGE }: PageQueryDto,
  ): Promise<OwnMessagesDto> {
    if (cursor !== undefined && !isUUID(cursor)) {
      throw new Problem('validation.failed', { errors: [{ field: 'cursor', message: 'unknown-cursor' }] });
    }
    return this.own.list(principal, cursor, limit);
  }

  /** Takes back a message that nobody has decided on. */
  @Post(':id/withdraw')
  @HttpCode(200)
  @Requires('message.withdraw')
  @ApiOkResponse({ type: OwnMessageDto })
  async withdraw(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Body() { version }: OwnVersionDto,
  ): Promise<OwnMessageDto> {
    return this.after(principal, this.authoring.withdraw(principal, id, version ?? null));
  }

  /** Sends a new text of a returned or refused message; it goes through the whole path again. */
  @Post(':id/resubmit')
  @HttpCode(202)
  @Requires('message.resubmit')
  @UseGuards(FloodGuard)
  @ApiAcceptedResponse({ type: OwnMessageDto })
  async resubmit(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Body() { text, version }: ResubmitDto,
  ): Promise<OwnMessageDto> {
    const { removedCharacters } = await this.authoring.resubmit(principal, id, version ?? null, text);
    const own = await this.own.one(principal, id);
    return removedCharacters > 0 ? { ...own, removedCharacters } : own;
  }

  /**
   * Releases one’s own announcement ten minutes after it was sent, where the direction is one person and the operator has
   * said so; the decision bears that for ever.
   */
  @Post(':id/approve-alone')
  @HttpCode(200)
  @Requires('message.approve-alone')
  @UseGuards(FloodGuard)
  @ApiOkResponse({ type: OwnMessageDto })
  async approveAlone(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Body() { version, password }: ApproveAloneDto,
  ): Promise<OwnMessageDto> {
    await this.accounts.confirm(principal, password);
    return this.after(principal, this.authoring.approveAlone(principal, id, version));
  }

  /** Asks that another person decides on a refused message. */
  @Post(':id/appeal')
  @HttpCode(202)
  @Requires('message.appeal')
  @UseGuards(FloodGuard)
  @ApiAcceptedResponse({ type: OwnMessageDto })
  async appeal(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Body() { reason, version }: AppealRequestDto,
  ): Promise<OwnMessageDto> {
    return this.after(principal, this.authoring.appeal(principal, id, version ?? null, reason));
  }

  /** Takes back a published message; a notice stays in its place. */
  @Post(':id/retract')
  @HttpCode(200)
  @Requires('message.retract')
  @ApiOkResponse({ type: OwnMessageDto })
  async retract(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Body() { reason, version }: RetractOwnDto,
  ): Promise<OwnMessageDto> {
    return this.after(principal, this.authoring.retract(principal, id, version ?? null, reason));
  }

  /** Tells those who decide that a published message is wrong; it comes back into their queue. */
  @Post(':id/report')
  @HttpCode(202)
  @Requires('message.report')
  @UseGuards(FloodGuard)
  @ApiAcceptedResponse({ type: ReportedDto })
  async report(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Body() { category = 'other', reason }: ReportRequestDto,
  ): Promise<ReportedDto> {
    await this.reporting.report(principal, id, category, reason);
    return { id };
  }

  private async after(principal: Principal, moving: Promise<Moved>): Promise<OwnMessageDto> {
    const { id } = await moving;
    return this.own.one(principal, id);
  }
}
