import { newId } from '@app/platform';
import { now, pause } from './clock';
import type { BenchDatabase, RunningParvis } from './ground';
import { HttpConnection } from './load/http-connection';
import type { SocketLoadCommands } from './load/socket-load';
import type { Remote } from './remote';
import type { BenchSchool, Member } from './school';

/** How messages spread to everybody who is connected. */
export interface Spread {
  /** Milliseconds from asking for it to the last delivery. */
  fromRequest: number;
  /** Seconds of the server’s processor time, for each delivery. */
  cpu: number;
}

export interface Released extends Spread {
  /** Milliseconds from the last commit to the last delivery. */
  fromCommit: number;
}

/** With the rest of the event some 400 bytes. */
const SHORT_TEXT =
  'La réunion de jeudi est déplacée à 18 h 30, au réfectoire. Merci de prévenir vos voisins.';

/** Approvals over HTTP, of messages posted just before, on a server with connected members. */
export class Releases {
  private constructor(
    private readonly database: BenchDatabase,
    private readonly parvis: RunningParvis,
    private readonly load: Remote<SocketLoadCommands>,
    private readonly connections: readonly HttpConnection[],
    private readonly channelId: string,
    private readonly author: Member,
    private readonly moderator: Member,
  ) {}

  /** @param atOnce how many may be asked for at the same time */
  static async open(
    database: BenchDatabase,
    parvis: RunningParvis,
    load: Remote<SocketLoadCommands>,
    { channels: [channel], moderator }: BenchSchool,
    atOnce: number,
  ): Promise<Releases> {
    const [author] = channel?.members ?? [];
    if (!channel || !author) throw new Error('the school is empty');
    const connections = await Promise.all(
      Array.from({ length: atOnce }, () => HttpConnection.open(parvis.url)),
    );
    return new Releases(database, parvis, load, connections, channel.id, author, moderator);
  }

  /** Releases so many messages at the same time to so many members each. */
  async measure(messages: number, members: number): Promise<Released> {
    const { url, process: server } = this.parvis;
    const connections = this.connections.slice(0, messages);
    const posted = await Promise.all(connections.map((connection) => this.post(connection)));
    await this.load.ask('expect', { url, deliveries: messages * members });
    const before = await server.ask('cpu');
    const start = now();
    const [last] = await Promise.all([
      this.load.ask('last', { url }),
      ...connections.map((connection, index) => this.approve(connection, posted[index])),
    ]);
    const after = await server.ask('cpu');
    const committed = await server.ask('committed');
    await this.deliveriesWritten();
    return {
      fromCommit: last - committed,
      fromRequest: last - start,
      cpu: (after - before) / (messages * members),
    };
  }

  close(): void {
    for (const connection of this.connections) connection.close();
  }

  private async post(connection: HttpConnection): Promise<string | undefined> {
    const { status, body } = await connection.post({
      path: `/api/channels/${this.channelId}/messages`,
      token: this.author.token,
      body: JSON.stringify({ clientId: newId(), text: SHORT_TEXT }),
    });
    if (status !== 202) throw new Error(`post: ${status} ${body}`);
    return (JSON.parse(body) as { id: string }).id;
  }

  private async approve(connection: HttpConnection, messageId: string | undefined): Promise<void> {
    const { status, body } = await connection.post({
      path: `/api/moderation/messages/${messageId}/approve`,
      token: this.moderator.token,
      body: '{"version":1}',
    });
    if (status !== 200) throw new Error(`approve: ${status} ${body}`);
  }

  /** The rows of the deliveries are written after the sockets were served; the next round begins in quiet. */
  private async deliveriesWritten(): Promise<void> {
    while ((await this.database.database.query('select from outbox limit 1')).length > 0) await pause(50);
  }
}
