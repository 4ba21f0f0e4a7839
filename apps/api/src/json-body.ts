import { finished } from 'node:stream/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Problem } from '@app/contract';

/** Fastify would put a replacement character in place of invalid UTF-8: what was not said would be read. */
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** A body up to this size is read to its end before it is refused: who is still sending hears no answer. */
const DRAINED_BYTES = 32 * 1024 * 1024;

/** Bodies are JSON in valid UTF-8, or the request is refused; an empty body is an empty object. */
export function acceptJsonOnly(app: NestFastifyApplication, maxBytes: number): void {
  const fastify = app.getHttpAdapter().getInstance();
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.addHook('onRequest', async ({ headers, raw }) => {
    const length = Number(headers['content-length'] ?? 0);
    if (length <= maxBytes) return;
    if (length <= DRAINED_BYTES) await finished(raw.resume());
    throw new Problem('request.too-large');
  });
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (body.length === 0) {
      done(null, {});
      return;
    }
    let text: string;
    try {
      text = strictUtf8.decode(body as Buffer);
    } catch {
      done(new Problem('request.malformed'));
      return;
    }
    void parseJson(request, text, (error, value) => {
      done(error ? new Problem('request.malformed') : null, value);
    });
  });
}
