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
  Previewing,
  Publication,
  FalseAlarms,
  LexiconDesk,
  LexiconJournal,
  Queue,
  Reading,
  Rehearsal,
  Reporting,
  SchoolFilters,
  UsualDelays,
} from '@app/messages';
import { Database, Signals } from '@app/platform';
import { createThreatFilter } from '@app/threat-filter';
import { CommunityModule } from '../community/community.module';
import { provide } from '../platform';
import { Announcer } from '../realtime/announcer';
import { ChannelsController } from './channels.controller';
import { FloodGuard, PreviewGuard } from './flood.guard';
import { LexiconController } from './lexicon.controller';
import { MessagesController } from './messages.controller';
import { ModerationController } from './moderation.controller';
import { RehearsalGuard } from './rehearsal.guard';
import { THREAT_FILTER } from './threat-filter.token';

/** The path of a message, made of the plain classes of `@app/messages`. */
@Module({
  imports: [CommunityModule],
  controllers: [ChannelsController, MessagesController, ModerationController, LexiconController],
  providers: [
    Announcer,
    DeliveryGate,
    FloodGuard,
    RehearsalGuard,
    PreviewGuard,
    { provide: THREAT_FILTER, useFactory: () => createThreatFilter() },
    provide(Names, Database, Signals),
    provide(Access, Database, Channels),
    provide(UsualDelays, Database),
    provide(Publication, Database, Names, Announcer),
    provide(Advancing, Database, Access, Names, DeliveryGate, Publication, Announcer),
    provide(SchoolFilters, Database, Signals),
    provide(Posting, Database, Access, SchoolFilters, Announcer),
    provide(Previewing, Access, SchoolFilters),
    provide(Authoring, Database, Access, SchoolFilters, Advancing),
    provide(LexiconDesk, Database, SchoolFilters),
    provide(LexiconJournal, Database),
    provide(Rehearsal, Database, SchoolFilters, Channels, Access),
    provide(FalseAlarms, Database, Access, Queue),
    provide(OwnMessages, Database, Channels, Access),
    provide(Queue, Database, Channels, Access, Names),
    provide(Claims, Database, Access, Names, Queue, Announcer),
    provide(ItemDetails, Database, Channels, Access, Names, Queue),
    provide(Deciding, Database, Access, Advancing),
    provide(ChannelList, Database, Channels, Access, UsualDelays),
    provide(Reading, Database, Access, Names),
    provide(Reporting, Database, Access, Announcer),
  ],
  exports: [Access, Announcer, DeliveryGate, Publication, Claims, THREAT_FILTER],
})
export class MessagesModule {}
