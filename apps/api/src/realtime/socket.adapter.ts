import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';

/** Clients send nothing but the protocol’s own packets. */
const MAX_PACKET_BYTES = 4096;

/** socket.io as Parvis needs it: websocket first, no compression of small frames, no pages from other origins. */
export class SocketAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly publicUrl: string | undefined,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const own: Partial<ServerOptions> = {
      ...options,
      path: '/socket.io',
      transports: ['websocket', 'polling'],
      perMessageDeflate: false,
      httpCompression: false,
      serveClient: false,
      maxHttpBufferSize: MAX_PACKET_BYTES,
      allowRequest: (request, decide) => {
        decide(null, this.isOwnOrigin(request.headers.origin, request.headers.host));
      },
    };
    const server: unknown = super.createIOServer(port, own as ServerOptions);
    return server as Server;
  }

  /** A browser says where the page comes from; other clients say nothing and prove themselves by their token. */
  private isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
    if (origin === undefined) return true;
    if (this.publicUrl !== undefined && origin === new URL(this.publicUrl).origin) return true;
    return URL.canParse(origin) && new URL(origin).host === host;
  }
}
