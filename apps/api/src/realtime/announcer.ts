import { Injectable } from '@nestjs/common';
import type { Server } from 'socket.io';
import type {
  ClientEvents,
  MessageStateEvent,
  QueueChangedEvent,
  ReleasedMessage,
  RetractedEvent,
  ServerEvents,
} from '@app/contract';
import type { PathListener, QueuePlace } from '@app/messages';
import type { Principal } from '@app/community';
import { rooms } from './rooms';

/** What a socket carries: who it is, and the token with which that is asked again. */
export interface SocketData {
  principal: Principal;
  token: string;
}
export type ParvisServer = Server<ClientEvents, ServerEvents, Record<string, never>, SocketData>;

/** Tells sockets what happened on the path: encoded once, one emit to one room. */
@Injectable()
export class Announcer implements PathListener {
  private server: ParvisServer | undefined;

  attach(server: ParvisServer): void {
    this.server = server;
  }

  released(schoolId: string, message: ReleasedMessage): void {
    this.server?.to(rooms.channel(schoolId, message.channelId)).emit('message:released', message);
  }

  retracted(schoolId: string, event: RetractedEvent): void {
    this.server?.to(rooms.channel(schoolId, event.channelId)).emit('message:retracted', event);
  }

  queueChanged(
    { schoolId, associationId, deciders, quarantine }: QueuePlace,
    event: QueueChangedEvent,
  ): void {
    const told = [
      ...(deciders ? [rooms.deciders(schoolId, associationId)] : []),
      ...(quarantine ? [rooms.quarantine(schoolId)] : []),
    ];
    if (told.length > 0) this.server?.to(told).emit('queue:changed', event);
  }

  stateChanged(schoolId: string, authorId: string, event: MessageStateEvent): void {
    this.server?.to(rooms.person(schoolId, authorId)).emit('message:state', event);
  }

  readAgain(): void {
    this.server?.emit('queue:changed', {});
  }
}
