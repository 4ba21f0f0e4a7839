import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';

/** A fixed local address in front of a server that may come back on another port. */
export class Relay {
  private constructor(
    private readonly server: Server,
    private target: number,
  ) {}

  static async to(port: number): Promise<Relay> {
    const server = createServer();
    const relay = new Relay(server, port);
    server.on('connection', (from) => {
      const to = connect(relay.target, '127.0.0.1');
      from.pipe(to).pipe(from);
      for (const [one, other] of [
        [from, to],
        [to, from],
      ] as const) {
        one.on('error', () => other.destroy());
        one.on('close', () => other.destroy());
      }
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return relay;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** From now on new connections go there. */
  turnTo(port: number): void {
    this.target = port;
  }

  /** Ends when the last connection has. */
  async close(): Promise<void> {
    this.server.close();
    await once(this.server, 'close');
  }
}
