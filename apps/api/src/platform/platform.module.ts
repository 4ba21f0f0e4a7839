import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Config, Database, Signals } from '@app/platform';

/** What one running server stands on; connected before the application is made. */
export interface Ground {
  config: Config;
  database: Database;
  signals: Signals;
}

@Global()
@Module({})
export class PlatformModule {
  static on({ config, database, signals }: Ground): DynamicModule {
    return {
      module: PlatformModule,
      providers: [
        { provide: Config, useValue: config },
        { provide: Database, useValue: database },
        { provide: Signals, useValue: signals },
      ],
      exports: [Config, Database, Signals],
    };
  }
}
