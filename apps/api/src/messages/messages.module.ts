import { Module } from '@nestjs/common';
import { Channels } from '@app/community';
import {
  Access,
  Advancing,
  Authoring,
  ChannelList,
  Claims,
  Deciding,
  DeliveryGate,
  ItemDetails,
  Names,
  OwnMessages,
  Posting,
  Publication,
  Queue,
  Reading,
  Reporting,
  UsualDelays,
} from '@app/messages';
import { Database, Signals } from '@app/platform';
import { createThreatFilter } from '@app/threat-filter';
import { CommunityModule } from '../community/community.module';
import { provide } from '../platform';
import { Announcer } from '../realtime/announcer';
import { ChannelsController } from './channels.controller';
import { FloodGuard } from './flood.guard';
import { MessagesController } from './messages.controller';
import { ModerationController } from './moderation.controller';
import { SCHOOL_FILTERS, THREAT_FILTER } from './threat-filter.tokens';

/** The path of a message, made of the plain classes of `@app/messages`. */
@Module({
  imports: [CommunityModule],
  controllers: [ChannelsController, MessagesController, ModerationController],
  providers: [
    Announcer,
    DeliveryGate,
    FloodGuard,
    { provide: THREAT_FILTER, useFactory: () => createThreatFilter() },
    { provide: SCHOOL_FILTERS, inject: [THREAT_FILTER], useFactory: (filter: unknown) => () => filter },
    provide(Names, Database, Signals),
    provide(Access, Database, Channels),
    provide(UsualDelays, Database),
    provide(Publication, Database, Names, Announcer),
    provide(Advancing, Database, Access, Names, DeliveryGate, Publication, Announcer),
    provide(Posting, Database, Access, SCHOOL_FILTERS, Announcer),
    provide(Authoring, Database, Access, SCHOOL_FILTERS, Advancing),
    provide(OwnMessages, Database, Channels, Access),
    provide(Queue, Database, Channels, Access, Names),
    provide(Claims, Database, Access, Names, Queue, Announcer),
    provide(ItemDetails, Database, Channels, Access, Names, Queue),
    provide(Deciding, Database, Advancing),
    provide(ChannelList, Database, Channels, Access, UsualDelays),
    provide(Reading, Database, Access, Names),
    provide(Reporting, Database, Access, Announcer),
  ],
  exports: [Access, Announcer, DeliveryGate, Publication, Claims, THREAT_FILTER],
})
export class MessagesModule {}
