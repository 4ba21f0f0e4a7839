import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Principal } from '@app/community';
import { Claims, Deciding, FalseAlarms, ItemDetails, Queue, type DeciderMove } from '@app/messages';
import { CurrentPrincipal, Requires } from '../auth';
import { IdPipe } from '../problems';
import { FalseAlarmDto } from './lexicon.dto';
import { BulkApproveDto, ClaimRequestDto, DecideDto, PageQueryDto } from './requests.dto';
import { BulkResultsDto, MovedDto, QueueDto, QueueItemDetailDto, QueueItemDto } from './views.dto';

const DEFAULT_PAGE = 50;

/** The queue of those who decide: moderators for their association, direction and administration with the second key. */
@ApiTags('moderation')
@Controller('moderation')
export class ModerationController {
  constructor(
    private readonly queue: Queue,
    private readonly claims: Claims,
    private readonly details: ItemDetails,
    private readonly deciding: Deciding,
    private readonly falseAlarms: FalseAlarms,
  ) {}

  /** What waits for this person, the gravest and then the oldest first. */
  @Get('queue')
  @Requires('queue.read', 'quarantine.read')
  @ApiOkResponse({ type: QueueDto })
  list(
    @CurrentPrincipal() principal: Principal,
    @Query() { cursor, limit = DEFAULT_PAGE }: PageQueryDto,
  ): Promise<QueueDto> {
    return this.queue.list(principal, cursor, limit);
  }

  /** One item with all that is needed to decide on it; masked as in the queue. */
  @Get('messages/:id')
  @Requires('queue.read', 'quarantine.read')
  @ApiOkResponse({ type: QueueItemDetailDto })
  one(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
  ): Promise<QueueItemDetailDto> {
    return this.details.one(principal, id);
  }

  /** Holds the item for two minutes while this person decides; again to hold on. */
  @Post('messages/:id/claim')
  @HttpCode(200)
  @Requires('queue.claim')
  @ApiOkResponse({ type: QueueItemDto })
  claim(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Body() { version }: ClaimRequestDto,
  ): Promise<QueueItemDto> {
    return this.claims.claim(principal, id, version);
  }

  /** Lets go of the item, for a colleague to take. */
  @Delete('messages/:id/claim')
  @HttpCode(204)
  @Requires('queue.claim')
  letGo(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string): Promise<void> {
    return this.claims.letGo(principal, id);
  }

  /** Shows a masked text; written down each time. */
  @Post('messages/:id/reveal')
  @HttpCode(200)
  @Requires('quarantine.reveal')
  @ApiOkResponse({ type: QueueItemDetailDto })
  reveal(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
  ): Promise<QueueItemDetailDto> {
    return this.details.reveal(principal, id);
  }

  /** Approves and releases the message. */
  @Post('messages/:id/approve')
  @HttpCode(200)
  @Requires('queue.approve')
  @ApiOkResponse({ type: MovedDto })
  approve(@CurrentPrincipal() by: Principal, @Param('id', IdPipe) id: string, @Body() body: DecideDto) {
    return this.decide(by, id, 'approve', body);
  }

  /** Refuses the message, with a reason; its author may appeal to another person. */
  @Post('messages/:id/reject')
  @HttpCode(200)
  @Requires('queue.refuse')
  @ApiOkResponse({ type: MovedDto })
  reject(@CurrentPrincipal() by: Principal, @Param('id', IdPipe) id: string, @Body() body: DecideDto) {
    return this.decide(by, id, 'reject', body);
  }

  /** Gives the message back to its author for change, with a reason. */
  @Post('messages/:id/return')
  @HttpCode(200)
  @Requires('queue.refuse')
  @ApiOkResponse({ type: MovedDto })
  return(@CurrentPrincipal() by: Principal, @Param('id', IdPipe) id: string, @Body() body: DecideDto) {
    return this.decide(by, id, 'return', body);
  }

  /** Hands the message to the direction. */
  @Post('messages/:id/escalate')
  @HttpCode(200)
  @Requires('queue.escalate')
  @ApiOkResponse({ type: MovedDto })
  escalate(@CurrentPrincipal() by: Principal, @Param('id', IdPipe) id: string, @Body() body: DecideDto) {
    return this.decide(by, id, 'escalate', body);
  }

  /** Sends a quarantined message back to those who decide in its channel. */
  @Post('messages/:id/clear')
  @HttpCode(200)
  @Requires('quarantine.clear')
  @ApiOkResponse({ type: MovedDto })
  clear(@CurrentPrincipal() by: Principal, @Param('id', IdPipe) id: string, @Body() body: DecideDto) {
    return this.decide(by, id, 'clear', body);
  }

  /** Seals a quarantined message: never delivered, kept as evidence. */
  @Post('messages/:id/seal')
  @HttpCode(200)
  @Requires('quarantine.seal')
  @ApiOkResponse({ type: MovedDto })
  seal(@CurrentPrincipal() by: Principal, @Param('id', IdPipe) id: string, @Body() body: DecideDto) {
    return this.decide(by, id, 'seal', body);
  }

  /** Takes a published message back from its readers, with a reason. */
  @Post('messages/:id/retract')
  @HttpCode(200)
  @Requires('message.retract')
  @ApiOkResponse({ type: MovedDto })
  retract(@CurrentPrincipal() by: Principal, @Param('id', IdPipe) id: string, @Body() body: DecideDto) {
    return this.decide(by, id, 'retract', body);
  }

  /** Closes the reports on a published message and leaves it in place. */
  @Post('messages/:id/keep')
  @HttpCode(200)
  @Requires('queue.keep')
  @ApiOkResponse({ type: MovedDto })
  keep(@CurrentPrincipal() by: Principal, @Param('id', IdPipe) id: string, @Body() body: DecideDto) {
    return this.decide(by, id, 'keep', body);
  }

  /** Marks what a rule found in this message as a false alarm; the figures of the rule show it. */
  @Post('messages/:id/false-alarms')
  @HttpCode(204)
  @Requires('queue.false-alarm')
  markFalseAlarm(
    @CurrentPrincipal() by: Principal,
    @Param('id', IdPipe) id: string,
    @Body() { rule }: FalseAlarmDto,
  ): Promise<void> {
    return this.falseAlarms.mark(by, id, rule);
  }

  @Delete('messages/:id/false-alarms/:rule')
  @HttpCode(204)
  @Requires('queue.false-alarm')
  unmarkFalseAlarm(
    @CurrentPrincipal() by: Principal,
    @Param('id', IdPipe) id: string,
    @Param('rule') rule: string,
  ): Promise<void> {
    return this.falseAlarms.unmark(by, id, rule);
  }

  /** Approves several messages in which the filter found nothing; each one answers for itself. */
  @Post('bulk-approve')
  @HttpCode(200)
  @Requires('queue.approve')
  @ApiOkResponse({ type: BulkResultsDto })
  async approveTogether(
    @CurrentPrincipal() by: Principal,
    @Body() { items }: BulkApproveDto,
  ): Promise<BulkResultsDto> {
    return { items: await this.deciding.approveTogether(by, items) };
  }

  private decide(
    by: Principal,
    id: string,
    move: DeciderMove,
    { version, reason, reasonCode }: DecideDto,
  ): Promise<MovedDto> {
    return this.deciding.decide(by, id, move, {
      version,
      ...(reason !== undefined && { reason }),
      ...(reasonCode !== undefined && { reasonCode }),
    });
  }
}
