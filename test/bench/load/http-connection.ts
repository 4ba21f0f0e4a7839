import { connect, type Socket } from 'node:net';

export interface HttpRequest {
  path: string;
  token: string;
  body: string;
}

export interface HttpResponse {
  status: number;
  body: string;
}

const END_OF_HEAD = '\r\n\r\n';

/**
 * One kept-alive connection that sends a POST and waits for its answer. Written out by hand because a general client
 * takes as much processor time as the server that it is to measure. Understands answers with a Content-Length.
 */
export class HttpConnection {
  private received = '';
  private settle: ((response: HttpResponse) => void) | undefined;
  private fail: ((error: Error) => void) | undefined;

  private constructor(
    private readonly socket: Socket,
    private readonly host: string,
  ) {
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', (data: string) => {
      this.received += data;
      this.read();
    });
    socket.on('close', () => this.fail?.(new Error('the server closed the connection')));
    socket.on('error', (error) => this.fail?.(error));
  }

  static open(url: string): Promise<HttpConnection> {
    const { hostname, port, host } = new URL(url);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname);
      socket.once('error', reject);
      socket.once('connect', () => {
        resolve(new HttpConnection(socket, host));
      });
    });
  }

  post({ path, token, body }: HttpRequest): Promise<HttpResponse> {
    return new Promise((resolve, reject) => {
      this.settle = resolve;
      this.fail = reject;
      this.socket.write(
        `POST ${path} HTTP/1.1\r\nHost: ${this.host}\r\nAuthorization: Bearer ${token}\r\n` +
          `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
        'utf8',
      );
    });
  }

  close(): void {
    this.fail = undefined;
    this.socket.destroy();
  }

  private read(): void {
    const headEnd = this.received.indexOf(END_OF_HEAD);
    if (headEnd < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(this.received.slice(0, headEnd))?.[1] ?? 0);
    const bodyStart = headEnd + END_OF_HEAD.length;
    if (this.received.length < bodyStart + length) return;
    const body = this.received.slice(bodyStart, bodyStart + length);
    const status = Number(this.received.slice(9, 12));
    this.received = '';
    this.settle?.({ status, body });
  }
}
