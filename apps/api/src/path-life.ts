import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  Inject,
} from '@nestjs/common';
import { Sessions } from '@app/community';
import { Claims, DeliveryGate, DeliveryWorker, Publication, releaseCanary } from '@app/messages';
import { Database, Signals } from '@app/platform';
import type { ThreatFilter } from '@app/threat-filter';
import { THREAT_FILTER } from './messages/threat-filter.token';

/** Starts what runs beside the requests: the canary, the telling of releases, the deliveries; and stops them again. */
@Injectable()
export class PathLife implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(PathLife.name);
  private readonly worker: DeliveryWorker;

  constructor(
    private readonly database: Database,
    private readonly signals: Signals,
    private readonly publication: Publication,
    private readonly gate: DeliveryGate,
    private readonly sessions: Sessions,
    private readonly claims: Claims,
    @Inject(THREAT_FILTER) private readonly filter: ThreatFilter,
  ) {
    this.worker = new DeliveryWorker(database, (error) => {
      this.logger.warn(`Deliveries wait: ${String(error)}`);
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.publication.start();
    this.publication.onTold(() => {
      this.worker.wake();
    });
    this.signals.onLost(() => {
      this.publication.catchUpAll().catch((error: unknown) => {
        this.logger.warn(`Releases wait to be told: ${String(error)}`);
      });
    });
    this.sessions.onEnded((sessionId) => {
      this.claims.letGoOfSession(sessionId).catch((error: unknown) => {
        this.logger.warn(`Claims run on until they expire: ${String(error)}`);
      });
    });
    try {
      await releaseCanary(this.database, this.filter, this.gate);
    } catch (error) {
      this.logger.fatal(`Nothing will be delivered. ${String(error)}`);
    }
    this.worker.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.worker.stop();
  }
}
