import { io, type Socket } from 'socket.io-client';
import type { ServerEvents } from '@app/contract';

/** An answer of the server; `body` is undefined where there is none. */
export interface Answer<Body = Problem> {
  status: number;
  headers: Headers;
  body: Body;
}

/** What every refusal bears, and whatever else an answer may have. */
export interface Problem {
  code: string;
  status: number;
  title: string;
  detail: string;
  errors?: { field: string; message: string }[];
  current?: { id: string; state: string; version: number };
  retryAfter?: number;
}

export interface Own {
  id: string;
  state: string;
  version: number;
  text: string;
  removedCharacters?: number;
}

export interface Readable {
  id: string;
  position: number;
  text: string;
  state: string;
}

/** Clients have nothing to say; one that is tested may try to say anything. */
export type ServerSocket = Socket<ServerEvents, Record<string, (...data: unknown[]) => void>>;

/** One person’s device, over the public face alone. */
export class Client {
  constructor(
    readonly url: string,
    readonly token: string | undefined,
  ) {}

  static async signIn(url: string, login: string, password: string): Promise<Client> {
    const { status, body } = await new Client(url, undefined).send<{ token: string }>(
      'POST',
      '/api/auth/login',
      {
        login,
        password,
      },
    );
    if (status !== 200) throw new Error(`${login} could not sign in: ${JSON.stringify(body)}`);
    return new Client(url, body.token);
  }

  async send<Body = Problem>(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Body>> {
    const isRaw = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
    const content = isRaw ? body : JSON.stringify(body);
    const answer = await fetch(this.url + path, {
      method,
      headers: {
        ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(content !== undefined && { body: content }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: answer.status,
      headers: answer.headers,
      body: (isJson ? JSON.parse(text) : undefined) as Body,
    };
  }

  get<Body>(path: string): Promise<Answer<Body>> {
    return this.send('GET', path);
  }

  post<Body = Problem>(path: string, body: unknown = {}): Promise<Answer<Body>> {
    return this.send('POST', path, body);
  }

  /** Posts and answers the accepted message. @throws Error unless it was accepted */
  async write(channelId: string, text: string, clientId: string): Promise<Own> {
    const { status, body } = await this.post<Own>(`/api/channels/${channelId}/messages`, { clientId, text });
    if (status !== 202) throw new Error(`not accepted: ${JSON.stringify(body)}`);
    return body;
  }

  /** @throws Error unless it was done */
  async decide(
    move: string,
    { id, version }: { id: string; version: number },
    reason?: string,
  ): Promise<Own> {
    const { status, body } = await this.post<Own>(`/api/moderation/messages/${id}/${move}`, {
      version,
      reason,
    });
    if (status !== 200) throw new Error(`not done: ${JSON.stringify(body)}`);
    return body;
  }

  async readAfter(channelId: string, position: number): Promise<Readable[]> {
    const { body } = await this.get<{ items: Readable[] }>(
      `/api/channels/${channelId}/messages?after=${position}&limit=200`,
    );
    return body.items;
  }

  /** A socket that is not connected yet. */
  socket(auth: object = { token: this.token }): ServerSocket {
    return io(this.url, {
      auth,
      transports: ['websocket'],
      reconnection: false,
      autoConnect: false,
      forceNew: true,
    });
  }

  /** A socket that is connected. @throws Error with the server’s code when it is refused */
  async connect(): Promise<ServerSocket> {
    const socket = this.socket();
    await connected(socket);
    return socket;
  }
}

/** Connects a socket. @throws Error with the server’s word when it is refused */
export function connected(socket: ServerSocket): Promise<void> {
  return new Promise((done, refused) => {
    socket.once('connect', done);
    socket.once('connect_error', refused);
    socket.connect();
  });
}

/** Keeps what a socket hears, in order, and waits for what is still to come. */
export class Hearing {
  readonly heard: { event: string; data: unknown }[] = [];
  private readonly waiting = new Set<() => void>();

  constructor(readonly socket: ServerSocket) {
    socket.onAny((event: string, data: unknown) => {
      this.heard.push({ event, data });
      for (const look of this.waiting) look();
    });
  }

  /** Everything of one kind that was heard. */
  of<Event extends keyof ServerEvents>(event: Event): Parameters<ServerEvents[Event]>[0][] {
    return this.heard
      .filter((each) => each.event === event)
      .map(({ data }) => data as Parameters<ServerEvents[Event]>[0]);
  }

  /** Resolves as soon as the condition holds of what was heard. */
  until(holds: (hearing: this) => boolean): Promise<void> {
    return new Promise((done) => {
      const look = (): void => {
        if (!holds(this)) return;
        this.waiting.delete(look);
        done();
      };
      this.waiting.add(look);
      look();
    });
  }
}
