import { Module, type DynamicModule } from '@nestjs/common';
import { RouterModule } from '@nestjs/core';
import { AuthModule } from './auth';
import { CommunityModule } from './community/community.module';
import { AppLogger, loggerModule } from './logging';
import { MessagesModule } from './messages/messages.module';
import { ObservingModule } from './observing/observing.module';
import { PathLife } from './path-life';
import { PlatformModule, type Ground } from './platform';
import { RealtimeModule } from './realtime/realtime.module';
import { WebModule } from './web/web.module';

@Module({})
export class AppModule {
  static on(ground: Ground): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.on(ground),
        loggerModule(ground.config.LOG_LEVEL),
        CommunityModule,
        AuthModule,
        MessagesModule,
        RealtimeModule,
        RouterModule.register([{ path: 'api', children: [CommunityModule, AuthModule, MessagesModule] }]),
        ObservingModule,
        // Last: it answers every address that nothing else answers.
        WebModule,
      ],
      providers: [PathLife, AppLogger],
    };
  }
}
