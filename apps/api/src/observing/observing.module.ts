import { Controller, Get, Header, HttpCode, Module } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { Problem } from '@app/contract';
import { DeliveryGate } from '@app/messages';
import { Database } from '@app/platform';
import { Public } from '../auth';
import { MessagesModule } from '../messages/messages.module';

const WAITING = `
select count(*)::int as waiting, coalesce(extract(epoch from now() - min(waiting_since)), 0)::float as oldest
from message where state in ('held', 'quarantined') or open_reports > 0`;

/** What a load balancer and a monitor ask; no word of any school. */
@ApiTags('observing')
@Controller()
class ObservingController {
  private readonly registry = new Registry();

  constructor(
    private readonly database: Database,
    private readonly gate: DeliveryGate,
  ) {
    collectDefaultMetrics({ register: this.registry });
    const waiting = new Gauge({
      name: 'parvis_waiting_messages',
      help: 'Messages that wait for a decision',
      registers: [],
    });
    const oldest = new Gauge({
      name: 'parvis_waiting_oldest_seconds',
      help: 'Age of the oldest of them',
      registers: [],
    });
    this.registry.registerMetric(waiting);
    this.registry.registerMetric(oldest);
    this.refresh = async () => {
      const [row] = await this.database.query<{ waiting: number; oldest: number }>(WAITING);
      waiting.set(row?.waiting ?? 0);
      oldest.set(row?.oldest ?? 0);
    };
  }

  private readonly refresh: () => Promise<void>;

  /** The process answers. */
  @Get('api/health/live')
  @HttpCode(200)
  @Public()
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** The database answers, and the canary was held. */
  @Get('api/health/ready')
  @HttpCode(200)
  @Public()
  async ready(): Promise<{ status: 'ready' }> {
    await this.database.query('select 1');
    if (!this.gate.isOpen) throw new Problem('delivery.halted');
    return { status: 'ready' };
  }

  /** Figures for Prometheus. */
  @Get('metrics')
  @Public()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  async metrics(): Promise<string> {
    await this.refresh();
    return this.registry.metrics();
  }
}

@Module({ imports: [MessagesModule], controllers: [ObservingController] })
export class ObservingModule {}
