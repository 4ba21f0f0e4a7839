import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import helmet from 'helmet';

type SecureHeaders = ReturnType<typeof helmet>;

/** The headers that keep a browser from doing what no page of ours asks for. */
export function secureHeaders(publicUrl: string | undefined): SecureHeaders {
  // Made once: the Fastify plugin makes all of them anew for each request.
  return helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // Mantine writes its theme into style elements.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        frameAncestors: ["'none'"],
        ...(publicUrl?.startsWith('https:') ? {} : { upgradeInsecureRequests: null }),
      },
    },
  });
}

/**
 * Sends these headers with every answer; and those that keep every cache from keeping an answer of the API, which is for
 * one person and may bring their session’s cookie.
 */
export function sendSecureHeaders(app: NestFastifyApplication, setHeaders: SecureHeaders): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    setHeaders(request.raw, reply.raw, (error) => {
      done(error instanceof Error ? error : undefined);
    });
  });
  fastify.addHook('onSend', (request, reply, _payload, done) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    done();
  });
}
