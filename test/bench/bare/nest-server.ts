import 'reflect-metadata';
import { Body, Controller, HttpCode, Module, Param, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { answer } from '../remote';
import { usage } from '../usage';

class PostDto {
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  clientId: string;

  @IsString()
  text: string;
}

/** Nest on Fastify with a validation pipe and one route that does nothing. */
@Controller('api/channels')
class PostController {
  @Post(':id/messages')
  @HttpCode(202)
  post(@Param('id') channelId: string, @Body() { clientId, text }: PostDto) {
    return { id: clientId, channelId, clientId, state: 'held', text };
  }
}

@Module({ controllers: [PostController] })
class PostModule {}

const commands = {
  ...usage,

  /** Listens on a free port; answers the address. */
  async listen(): Promise<string> {
    const adapter = new FastifyAdapter();
    const app = await NestFactory.create<NestFastifyApplication>(PostModule, adapter, { logger: false });
    app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true }));
    await app.listen(0, '127.0.0.1');
    return app.getUrl();
  },
};
export type NestServerCommands = typeof commands;

answer(commands);
