import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** How long those who are being answered may take to end when the server stops; containers are killed after ten seconds. */
const PATIENCE_MS = 4_000;

/**
 * Keeps account of the connections of a server that is not listening yet, websockets among them, which Node’s own
 * `closeAllConnections` leaves alone.
 * @returns closes the application, and hangs up on whoever is still connected when its patience is at an end
 */
export function hangUpLate(app: NestFastifyApplication, patience = PATIENCE_MS): () => Promise<void> {
  const connections = new Set<Socket>();
  const server: Server = app.getHttpServer();
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  return async () => {
    const late = setTimeout(() => {
      for (const socket of connections) socket.destroy();
    }, patience);
    try {
      await app.close();
    } finally {
      clearTimeout(late);
    }
  };
}
