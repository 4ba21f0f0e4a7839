import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  Inject,
} from '@nestjs/common';
import { AudienceCare, Sessions } from '@app/community';
import { Claims, DeliveryGate, DeliveryWorker, Publication, releaseCanary } from '@app/messages';
import { Database, isPassing, Signals } from '@app/platform';
import type { ThreatFilter } from '@app/threat-filter';
import { THREAT_FILTER } from './messages/threat-filter.token';

/** After how long the canary is tried again where the database was away or busy. */
const CANARY_AGAIN_MS = 5_000;

/** Starts what runs beside the requests: the canary, the telling of releases, the deliveries, the audiences; and stops them again. */
@Injectable()
export class PathLife implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(PathLife.name);
  private readonly worker: DeliveryWorker;
  private readonly audiences: AudienceCare;
  private canaryAgain: NodeJS.Timeout | undefined;

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
    this.audiences = new AudienceCare(database, (error) => {
      this.logger.warn(`Audiences are those of before: ${String(error)}`);
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.publication.start();
    this.publication.onTold(() => {
      this.worker.wake();
    });
    this.publication.onRetractionUntold((error) => {
      this.logger.warn(`A retraction waits to be told: ${String(error)}`);
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
    await this.releaseCanary();
    this.worker.start();
    this.audiences.start();
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.canaryAgain);
    this.publication.stop();
    await Promise.all([this.worker.stop(), this.audiences.stop()]);
  }

  /** A canary that was not held keeps the gate closed for good; one that could not be tried is tried again. */
  private async releaseCanary(): Promise<void> {
    try {
      await releaseCanary(this.database, this.filter, this.gate);
    } catch (error) {
      if (!isPassing(error)) {
        this.logger.fatal(`Nothing will be delivered. ${String(error)}`);
        return;
      }
      this.logger.warn(`Nothing is delivered before the canary could be tried. ${String(error)}`);
      this.canaryAgain = setTimeout(() => {
        void this.releaseCanary();
      }, CANARY_AGAIN_MS).unref();
    }
  }
}
