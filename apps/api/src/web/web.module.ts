import fastifyStatic from '@fastify/static';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Module, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '@app/contract';
import { Public } from '../auth';

/** The built browser app, beside the compiled server and beside the sources alike. */
const WEB_ROOT = join(__dirname, '..', '..', '..', '..', '..', 'apps', 'web', 'dist');

const NO_PAGE = /^\/(api|socket\.io|metrics)(\/|$)|\.[a-z0-9]+$/i;

/** Serves the files of the browser app; those whose name carries their hash may be kept for a year. */
export async function serveWebApp(app: NestFastifyApplication): Promise<void> {
  if (!existsSync(WEB_ROOT)) return;
  // Registered directly: Nest’s own wrapper still gives `setHeaders` the type of an older plugin.
  await app.register(fastifyStatic, {
    root: WEB_ROOT,
    wildcard: false,
    preCompressed: true,
    index: ['index.html'],
    setHeaders: (reply, path) => {
      const hashed = path.includes('/assets/');
      reply.header('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

/** Every address of the browser app is its one page; the app’s own router reads the rest. */
@ApiExcludeController()
@Controller()
class PageController {
  @Get('*')
  @Public()
  async page(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const path = request.url.split('?')[0] ?? '/';
    if (NO_PAGE.test(path) || !existsSync(WEB_ROOT)) throw new Problem('not-found');
    await reply.header('Cache-Control', 'no-cache').sendFile('index.html');
  }
}

@Module({ controllers: [PageController] })
export class WebModule {}
