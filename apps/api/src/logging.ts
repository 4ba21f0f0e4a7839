import { Injectable, type DynamicModule } from '@nestjs/common';
import { Logger, LoggerModule } from 'nestjs-pino';

/** What Nest says of itself while it starts; sixty lines that hide the two that matter. */
const START_UP_TALK = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
  'WebSocketsController',
]);

/** Pino, without the framework’s own start-up talk. */
@Injectable()
export class AppLogger extends Logger {
  override log(message: unknown, ...rest: unknown[]): void {
    const context: unknown = rest.at(-1);
    if (typeof context === 'string' && START_UP_TALK.has(context)) return;
    super.log(message, ...rest);
  }
}

/** JSON lines on standard output; requests are not logged, and nothing that proves who somebody is ever is. */
export const loggerModule = (level: string): DynamicModule => ({
  ...LoggerModule.forRoot({
    pinoHttp: { level, autoLogging: false, redact: ['req.headers.authorization', 'req.headers.cookie'] },
    // No route needs the request’s own logger, and making one costs every request.
    forRoutes: [],
  }),
  global: true,
});
