import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { now } from '../clock';
import { answer } from '../remote';
import { usage } from '../usage';

/** socket.io with its defaults and nothing else: everybody who connects is in one room. */
const ROOM = 'members';
const http = createServer();
const io = new Server(http);
io.on('connection', (socket) => {
  void socket.join(ROOM);
});

const commands = {
  ...usage,

  /** Listens on a free port; answers the address. */
  listen(): Promise<string> {
    return new Promise((resolve) => {
      http.listen(0, '127.0.0.1', () => {
        resolve(`http://127.0.0.1:${(http.address() as AddressInfo).port}`);
      });
    });
  },

  /** Emits the packet so many times to everybody; answers the moment before it did. */
  emit({ packet, times }: { packet: string; times: number }): number {
    const [event, ...values] = JSON.parse(packet) as [string, ...unknown[]];
    const start = now();
    for (let time = 0; time < times; time++) io.to(ROOM).emit(event, ...values);
    return start;
  },
};
export type SocketServerCommands = typeof commands;

answer(commands);
