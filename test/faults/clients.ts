import { setTimeout as pause } from 'node:timers/promises';
import type { ReleasedMessage } from '@app/contract';
import { newId } from '@app/platform';
import type { Answer, Client, Own, Readable, ServerSocket } from '../support/client';

/** What a good client leaves between two tries. */
const BACKOFF_MS = 40;
/** Between two messages of one person who writes very fast. */
const BREATH_MS = 15;
const PAGE = 200;

/** Tries again, as clients do, while the network or the server fails; any other answer is the server’s word. */
async function insist<Body>(attempt: () => Promise<Answer<Body>>): Promise<Answer<Body>> {
  for (;;) {
    const answer = await attempt().catch(() => undefined);
    if (answer !== undefined && answer.status < 500) return answer;
    await pause(BACKOFF_MS);
  }
}

/** Writes message after message, each with one `clientId` however often it has to be sent. */
export class Writer {
  readonly accepted: { id: string; clientId: string; text: string }[] = [];
  /** Attempts that did not get an answer the first time. */
  repeated = 0;

  constructor(
    private readonly client: Client,
    private readonly channelId: string,
    private readonly name: string,
  ) {}

  async write(until: AbortSignal): Promise<void> {
    while (!until.aborted) {
      const clientId = newId();
      const text = `${this.name} écrit son message n° ${this.accepted.length + 1}`;
      let tries = 0;
      const { status, body } = await insist(() => {
        tries++;
        return this.client.post<Own>(`/api/channels/${this.channelId}/messages`, { clientId, text });
      });
      if (status !== 202) throw new Error(`${this.name} was refused: ${JSON.stringify(body)}`);
      if (tries > 1) this.repeated++;
      this.accepted.push({ id: body.id, clientId, text });
      await pause(BREATH_MS);
    }
  }
}

/** Decides on whatever waits: most is approved, some refused. What a colleague was faster with is passed over. */
export class Decider {
  decisions = 0;

  constructor(private readonly client: Client) {}

  /** Until the signal, and then until nothing waits any more. */
  async decide(until: AbortSignal): Promise<void> {
    for (;;) {
      const last = until.aborted;
      const { body } = await insist(() =>
        this.client.get<{ items: Own[] }>('/api/moderation/queue?limit=20'),
      );
      if (last && body.items.length === 0) return;
      for (const item of body.items) await this.decideOn(item);
      if (body.items.length === 0) await pause(BREATH_MS);
    }
  }

  private async decideOn({ id, version }: Own): Promise<void> {
    const move = ++this.decisions % 8 === 0 ? 'reject' : 'approve';
    const { status, body } = await insist(() =>
      this.client.post(`/api/moderation/messages/${id}/${move}`, { version, reason: 'Un motif.' }),
    );
    if (status !== 200 && status !== 409) throw new Error(`a decision was refused: ${JSON.stringify(body)}`);
  }
}

/** Reads one channel: live while connected, and by catching up after every absence. */
export class Reader {
  readonly messages: { id: string; position: number; text: string }[] = [];
  /** What came twice over one and the same connection. */
  readonly twice: ReleasedMessage[] = [];
  connections = 0;
  private readonly socket: ServerSocket;
  private readonly overThisConnection = new Set<string>();
  private work: Promise<void> = Promise.resolve();

  constructor(
    private readonly client: Client,
    private readonly channelId: string,
  ) {
    this.socket = client.socket();
    this.socket.on('connect', () => {
      this.connections++;
      this.overThisConnection.clear();
      this.then(() => this.catchUp());
    });
    this.socket.on('message:released', (message) => {
      if (message.channelId !== channelId) return;
      if (this.overThisConnection.has(message.id)) this.twice.push(message);
      this.overThisConnection.add(message.id);
      this.then(() => this.take(message));
    });
    for (const lost of ['disconnect', 'connect_error'] as const) this.socket.on(lost, this.comeBack);
    this.socket.connect();
  }

  get position(): number {
    return this.messages.length;
  }

  /** Reads until it has this position. */
  async reach(position: number): Promise<void> {
    while (this.position < position) {
      await this.work;
      if (this.position < position) await pause(BACKOFF_MS);
    }
  }

  close(): void {
    this.socket.removeAllListeners();
    this.socket.disconnect();
  }

  private readonly comeBack = (): void => {
    setTimeout(() => this.socket.connect(), BACKOFF_MS);
  };

  private then(next: () => Promise<void>): void {
    this.work = this.work.then(next);
  }

  private async take(message: ReleasedMessage): Promise<void> {
    if (message.position === this.position + 1) this.messages.push(message);
    else if (message.position > this.position) await this.catchUp();
  }

  private async catchUp(): Promise<void> {
    for (;;) {
      const { body } = await insist(() =>
        this.client.get<{ items: Readable[]; next?: number }>(
          `/api/channels/${this.channelId}/messages?after=${this.position}&limit=${PAGE}`,
        ),
      );
      this.messages.push(...body.items);
      if (body.next === undefined) return;
    }
  }
}
