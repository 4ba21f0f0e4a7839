import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppModule } from './app.module';
import { acceptJsonOnly } from './json-body';
import { AppLogger } from './logging';
import { describeApi } from './openapi';
import type { Ground } from './platform';
import { answerProblem, ProblemFilter, validationPipe } from './problems';
import { SocketAdapter } from './realtime/socket.adapter';
import { secureHeaders, sendSecureHeaders } from './secure-headers';
import { serveWebApp } from './web/web.module';

/** Larger than any message with its JSON escapes; a body beyond it is refused unread. */
const MAX_BODY_BYTES = 64 * 1024;

/** How long a client may take to send the head of a request, and the whole of it; the slower ones hold no connection. */
const HEAD_MS = 10_000;
const REQUEST_MS = 20_000;
/** How often Node looks for those that took too long. */
const LOOK_MS = 2_000;

/** Of X-Forwarded-For only what the nearest proxy wrote is believed: the rest is what clients say of themselves. */
const nearestProxy = (_address: string, hop: number): boolean => hop === 0;

/** The whole server, not yet listening. */
export async function createApp(ground: Ground): Promise<NestFastifyApplication> {
  const { config } = ground;
  const setHeaders = secureHeaders(config.PUBLIC_URL);
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    trustProxy: config.PARVIS_TRUST_PROXY && nearestProxy,
    requestTimeout: REQUEST_MS,
    // No hook and no filter meets an address that the router cannot read.
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      setHeaders(request.raw, reply.raw, () => {
        answerProblem(error, request, reply.header('cache-control', 'no-store'));
      });
    },
    http: { headersTimeout: HEAD_MS, connectionsCheckingInterval: LOOK_MS },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.on(ground), adapter, {
    bodyParser: false,
    bufferLogs: true,
  });
  app.useLogger(app.get(AppLogger));
  acceptJsonOnly(app, MAX_BODY_BYTES);
  sendSecureHeaders(app, setHeaders);
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter());
  app.useWebSocketAdapter(new SocketAdapter(app, config.PUBLIC_URL));
  describeApi(app);
  await serveWebApp(app);
  return app;
}
