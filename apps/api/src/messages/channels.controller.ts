import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, UseGuards } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Principal } from '@app/community';
import { ChannelList, OwnMessages, Posting, Previewing, Reading } from '@app/messages';
import { CurrentPrincipal, Requires } from '../auth';
import { IdPipe } from '../problems';
import { FloodGuard, PreviewGuard } from './flood.guard';
import { HistoryQueryDto, PostMessageDto, PreviewTextDto, ReadPositionDto } from './requests.dto';
import { ChannelsDto, MessagesDto, OwnMessageDto, PreviewDto } from './views.dto';

const DEFAULT_PAGE = 50;

@ApiTags('channels')
@Controller('channels')
export class ChannelsController {
  constructor(
    private readonly list: ChannelList,
    private readonly reading: Reading,
    private readonly posting: Posting,
    private readonly previewing: Previewing,
    private readonly own: OwnMessages,
  ) {}

  /** The channels this person may read, with what is unread. */
  @Get()
  @Requires('channel.read')
  @ApiOkResponse({ type: ChannelsDto })
  async all(@CurrentPrincipal() principal: Principal): Promise<ChannelsDto> {
    return { items: await this.list.list(principal) };
  }

  /** Released messages by position: the newest without `after` and `before`, always in ascending order. */
  @Get(':id/messages')
  @Requires('channel.read')
  @ApiOkResponse({ type: MessagesDto })
  messages(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Query() { after, before, limit = DEFAULT_PAGE }: HistoryQueryDto,
  ): Promise<MessagesDto> {
    return this.reading.history(principal, id, {
      limit,
      ...(after !== undefined && { after }),
      ...(before !== undefined && { before }),
    });
  }

  /** Accepts a message into the path; nobody reads it before another person has decided. */
  @Post(':id/messages')
  @HttpCode(202)
  @Requires('message.post')
  @UseGuards(FloodGuard)
  @ApiAcceptedResponse({ type: OwnMessageDto })
  async post(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Body() { clientId, text }: PostMessageDto,
  ): Promise<OwnMessageDto> {
    const posted = await this.posting.post(principal, id, clientId, text);
    return typeof posted === 'string'
      ? this.own.one(principal, posted)
      : this.own.accepted(principal, posted);
  }

  /** What the filter will say of a text to those who decide on it; nothing is kept, and any text may be sent all the same. */
  @Post(':id/preview')
  @HttpCode(200)
  @Requires('message.post')
  @UseGuards(PreviewGuard)
  @ApiOkResponse({ type: PreviewDto })
  preview(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Body() { text }: PreviewTextDto,
  ): Promise<PreviewDto> {
    return this.previewing.preview(principal, id, text);
  }

  /** Remembers how far this person has read. */
  @Put(':id/read')
  @HttpCode(204)
  @Requires('channel.read')
  read(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Body() { position }: ReadPositionDto,
  ): Promise<void> {
    return this.reading.markRead(principal, id, position);
  }
}
