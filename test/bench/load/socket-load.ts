import { now } from '../clock';
import { answer } from '../remote';
import { openSocket } from './socket-client';

const AT_ONCE = 50;

/** The sockets on one server. */
class Audience {
  private expected = Number.POSITIVE_INFINITY;
  private received = 0;
  private last = 0;
  private packet = '';
  private whenAll: ((last: number) => void) | undefined;

  receive(packet: Buffer): void {
    if (++this.received < this.expected) return;
    this.last = now();
    this.packet = packet.toString();
    this.whenAll?.(this.last);
  }

  expect(deliveries: number): void {
    this.expected = deliveries;
    this.received = 0;
    this.last = 0;
  }

  all(): Promise<number> {
    return this.last > 0
      ? Promise.resolve(this.last)
      : new Promise((resolve) => {
          this.whenAll = resolve;
        });
  }

  get lastPacket(): string {
    return this.packet;
  }
}

const audiences = new Map<string, Audience>();

function audienceOf(url: string): Audience {
  const audience = audiences.get(url);
  if (!audience) throw new Error(`nobody is connected to ${url}`);
  return audience;
}

const commands = {
  /** Connects one more socket for each token; null for a server that asks for none. */
  async connect({ url, tokens }: { url: string; tokens: readonly (string | null)[] }): Promise<void> {
    const audience = audiences.get(url) ?? new Audience();
    audiences.set(url, audience);
    for (let first = 0; first < tokens.length; first += AT_ONCE) {
      const wave = tokens.slice(first, first + AT_ONCE);
      await Promise.all(
        wave.map((token) =>
          openSocket(url, token ?? undefined, (packet) => {
            audience.receive(packet);
          }),
        ),
      );
    }
  },

  /** Begins to count. */
  expect({ url, deliveries }: { url: string; deliveries: number }): void {
    audienceOf(url).expect(deliveries);
  },

  /** The moment at which the last of the expected deliveries had come. */
  last({ url }: { url: string }): Promise<number> {
    return audienceOf(url).all();
  },

  /** The last packet as it came, without its type. */
  packet({ url }: { url: string }): string {
    return audienceOf(url).lastPacket.slice(2);
  },
};
export type SocketLoadCommands = typeof commands;

answer(commands);
