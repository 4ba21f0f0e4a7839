import { Controller, Get, Logger } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Config } from '@app/platform';
import { ProblemFilter } from '../problems';
import { AccessGuard } from './access.guard';
import { Public, Requires, SignedIn } from './access';
import { Credentials } from './credential';
import { RouteAccess } from './route-access';

@Controller('things')
class ThingsController {
  @Public()
  @Get('open')
  open(): string {
    return 'open';
  }

  @Get('forgotten')
  forgotten(): string {
    return 'never seen';
  }
}

describe('access to routes', () => {
  let app: NestFastifyApplication;
  let logged: jest.SpyInstance;

  beforeAll(async () => {
    logged = jest.spyOn(Logger.prototype, 'error').mockImplementation();
    const module = await Test.createTestingModule({
      imports: [DiscoveryModule],
      controllers: [ThingsController],
      providers: [
        RouteAccess,
        Credentials,
        { provide: Config, useValue: new Config() },
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
    }).compile();
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
    app.useGlobalFilters(new ProblemFilter());
    await app.init();
  });
  afterAll(async () => {
    await app.close();
    logged.mockRestore();
  });

  it('is open where a handler says so', async () => {
    expect((await app.inject({ method: 'GET', url: '/things/open' })).body).toBe('open');
  });

  it('is refused where a handler says nothing, and that is told at the start', async () => {
    const { statusCode, body } = await app.inject({ method: 'GET', url: '/things/forgotten' });
    expect(statusCode).toBe(403);
    expect(JSON.parse(body)).toMatchObject({ code: 'forbidden' });
    expect(logged).toHaveBeenCalledTimes(1);
    expect(logged).toHaveBeenCalledWith(expect.stringContaining('ThingsController.forgotten'));
  });

  it('is listed for every route', () => {
    expect(app.get(RouteAccess).routes()).toEqual([
      { handler: 'ThingsController.open', method: 'GET', path: '/things/open', access: { to: 'public' } },
      { handler: 'ThingsController.forgotten', method: 'GET', path: '/things/forgotten', access: undefined },
    ]);
  });

  it('cannot be declared twice', () => {
    const handler = { value: () => undefined };
    SignedIn()({}, 'handler', handler);
    expect(() => {
      Requires('queue.read')({}, 'handler', handler);
    }).toThrow('declares its access twice');
  });
});
