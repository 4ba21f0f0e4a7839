import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Problem } from '@app/contract';

/** Fastify would put a replacement character in place of invalid UTF-8: what was not said would be read. */
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** Bodies are JSON in valid UTF-8, or the request is refused; an empty body is an empty object. */
export function acceptJsonOnly(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
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
