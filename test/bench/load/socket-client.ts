import WebSocket from 'ws';

/** `42["` comes before the name of an event. */
const EVENT_START = 4;
const RELEASED = 'message:released';

/**
 * A socket.io client reduced to its few bytes: the handshake, the answer to a ping, and a look at the name of an event.
 * The real client takes twice the time of the server.
 * @param token what the handshake proves itself with; a bare server asks nothing
 * @param onReleased called with each released message, as it came
 */
export function openSocket(
  url: string,
  token: string | undefined,
  onReleased: (packet: Buffer) => void,
): Promise<WebSocket> {
  const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const socket = new WebSocket(address, { perMessageDeflate: false, skipUTF8Validation: true });
  const hello = token === undefined ? '40' : `40${JSON.stringify({ token })}`;
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', (packet: Buffer) => {
      const kind = packet.toString('latin1', 0, 2);
      if (kind === '42') {
        if (packet.toString('latin1', EVENT_START, EVENT_START + RELEASED.length) === RELEASED)
          onReleased(packet);
      } else if (kind === '40') resolve(socket);
      else if (kind.startsWith('0')) socket.send(hello);
      else if (kind.startsWith('2')) socket.send('3');
      else if (kind === '44') reject(new Error(packet.toString()));
    });
  });
}
