import { Logger, type OnModuleDestroy } from '@nestjs/common';
import { WebSocketGateway, type OnGatewayConnection, type OnGatewayInit } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { Channels, governedSchools, Sessions, type Principal } from '@app/community';
import { Problem, type ClientEvents, type ServerEvents } from '@app/contract';
import { Access } from '@app/messages';
import { Database, Signals } from '@app/platform';
import { SessionDoor } from '../auth';
import { Announcer, type ParvisServer, type SocketData } from './announcer';
import { rooms, roomsOf } from './rooms';

type ParvisSocket = Socket<ClientEvents, ServerEvents, Record<string, never>, SocketData>;

/** How often open sockets are asked again whether their session still stands, for those that simply ran out. */
const SWEEP_MS = 5 * 60_000;

/** Tabs and devices that one session may have open at once. */
const MOST_SOCKETS = 20;

/** Delivery to those who are connected. The handshake proves who they are; clients have nothing to say here. */
@WebSocketGateway()
export class DeliveryGateway
  implements OnGatewayInit<ParvisServer>, OnGatewayConnection<ParvisSocket>, OnModuleDestroy
{
  private readonly logger = new Logger(DeliveryGateway.name);
  private sweeping: NodeJS.Timeout | undefined;

  constructor(
    private readonly sessions: Sessions,
    private readonly channels: Channels,
    private readonly access: Access,
    private readonly door: SessionDoor,
    private readonly announcer: Announcer,
    private readonly signals: Signals,
    private readonly database: Database,
  ) {}

  afterInit(server: ParvisServer): void {
    this.announcer.attach(server);
    server.use((socket, next) => {
      this.authenticate(socket).then(
        () => {
          next();
        },
        (error: unknown) => {
          next(new Error(error instanceof Problem ? error.code : 'server.unavailable'));
        },
      );
    });
    this.sessions.onEnded((sessionId) => {
      server.in(rooms.session(sessionId)).disconnectSockets(true);
    });
    this.signals.on('school-changed', ({ school }) => {
      void this.reseat(server.sockets.sockets.values(), school);
    });
    this.signals.on('lexicon-changed', ({ school }) => {
      this.tellFilterChanged(server, school).catch((error: unknown) => {
        this.logger.warn(`Operators were not told of a filter: ${String(error)}`);
      });
    });
    this.signals.onLost(() => {
      void this.reseat(server.sockets.sockets.values());
    });
    this.sweeping = setInterval(() => {
      void this.reseat(server.sockets.sockets.values());
    }, SWEEP_MS);
    this.sweeping.unref();
  }

  /** The session may have ended while the handshake was under way: ask once more when the socket is in its rooms. */
  async handleConnection(socket: ParvisSocket): Promise<void> {
    await this.seat(socket).catch(() => {
      socket.disconnect(true);
    });
  }

  onModuleDestroy(): void {
    clearInterval(this.sweeping);
  }

  private async authenticate(socket: ParvisSocket): Promise<void> {
    const { token: given } = socket.handshake.auth as { token?: unknown };
    const { headers } = socket.handshake;
    const entered = await this.door.enter(
      typeof given === 'string' ? { ...headers, authorization: `Bearer ${given}` } : headers,
    );
    if (!entered) throw new Problem('auth.required');
    const { principal, token } = entered;
    if (this.socketsOf(socket, principal) >= MOST_SOCKETS) throw new Problem('rate.limited');
    socket.data = { principal, token };
    await socket.join(await roomsOf(principal, this.channels, this.access));
  }

  /** An operator acts for many schools, and hears of those alone. */
  private async tellFilterChanged(server: ParvisServer, school: string): Promise<void> {
    server.to(rooms.filter(school)).emit('filter:changed', { school });
    for (const id of [...(server.sockets.adapter.rooms.get(rooms.operators) ?? [])]) {
      const socket = server.sockets.sockets.get(id);
      const governed = socket ? await governedSchools(this.database, socket.data.principal) : [];
      if (governed.some((one) => one.id === school)) socket?.emit('filter:changed', { school });
    }
  }

  private socketsOf({ nsp }: ParvisSocket, { sessionId }: Principal): number {
    return nsp.adapter.rooms.get(rooms.session(sessionId))?.size ?? 0;
  }

  private async reseat(sockets: Iterable<ParvisSocket>, schoolId?: string): Promise<void> {
    for (const socket of [...sockets]) {
      if (schoolId !== undefined && socket.data.principal.school?.id !== schoolId) continue;
      // While the database is away nobody can be asked: the next round will.
      await this.seat(socket).catch((error: unknown) => {
        this.logger.warn(`A socket keeps its seat for now: ${String(error)}`);
      });
    }
  }

  /** Puts a socket into the rooms that its person belongs in now, and closes it when its session has ended. */
  private async seat(socket: ParvisSocket): Promise<void> {
    const principal = await this.sessions.resolve(socket.data.token);
    if (!principal) socket.disconnect(true);
    else if (principal !== socket.data.principal) await this.move(socket, principal);
  }

  private async move(socket: ParvisSocket, principal: Principal): Promise<void> {
    const wanted = new Set([socket.id, ...(await roomsOf(principal, this.channels, this.access))]);
    for (const room of socket.rooms) if (!wanted.has(room)) await socket.leave(room);
    await socket.join([...wanted]);
    const before = socket.data.principal.school?.vigilance;
    const now = principal.school?.vigilance;
    socket.data.principal = principal;
    if (now && JSON.stringify(before) !== JSON.stringify(now)) socket.emit('vigilance:changed', now);
  }
}
