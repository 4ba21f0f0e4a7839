import { Client } from 'pg';

/** What servers on one database tell each other; small facts, never texts. */
export interface SignalPayloads {
  /** The session has ended: forget it and close its sockets. */
  'session-ended': { sessionId: string };
  /** People, mandates, audiences or the vigilance of the school changed: read them again. */
  'school-changed': { school: string };
  /** The words or the switched-off rules of the school changed: make its filter again. */
  'lexicon-changed': { school: string };
}
export type SignalName = keyof SignalPayloads;

interface Envelope {
  name: SignalName;
  payload: unknown;
}

const RECONNECT_MS = 1000;
const PG_CHANNEL = 'parvis_signals';

/** The SQL that sends a signal when the transaction commits; parameters $1 and $2 are name and payload as JSON text. */
export const SIGNAL_SQL = `select pg_notify('${PG_CHANNEL}', json_build_object('name', $1::text, 'payload', $2::json)::text)`;

/**
 * Listens to PostgreSQL’s NOTIFY. When the connection was lost, signals may have been missed: `onLost` handlers run
 * once it is back, and forget what they remembered.
 */
export class Signals {
  private client: Client | undefined;
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  private readonly handlers = new Map<SignalName, ((payload: never) => void)[]>();
  private readonly lostHandlers: (() => void)[] = [];

  constructor(private readonly url: string) {}

  on<Name extends SignalName>(name: Name, handler: (payload: SignalPayloads[Name]) => void): void {
    this.handlers.set(name, [...(this.handlers.get(name) ?? []), handler]);
  }

  /** Runs after the connection was lost and made again: what was remembered may be stale. */
  onLost(handler: () => void): void {
    this.lostHandlers.push(handler);
  }

  async start(): Promise<void> {
    const client = new Client({ connectionString: this.url, keepAlive: true });
    client.on('notification', ({ payload }) => {
      this.dispatch(payload ?? '');
    });
    client.on('error', () => {
      this.reconnect(client);
    });
    client.on('end', () => {
      this.reconnect(client);
    });
    this.client = client;
    await client.connect();
    await client.query(`listen ${PG_CHANNEL}`);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private dispatch(text: string): void {
    const { name, payload } = JSON.parse(text) as Envelope;
    for (const handler of this.handlers.get(name) ?? []) handler(payload as never);
  }

  private reconnect(lost: Client): void {
    if (this.stopped || this.client !== lost) return;
    this.client = undefined;
    this.timer = setTimeout(() => {
      this.start().then(
        () => {
          for (const handler of this.lostHandlers) handler();
        },
        () => {
          if (this.client) this.reconnect(this.client);
        },
      );
    }, RECONNECT_MS);
  }
}
