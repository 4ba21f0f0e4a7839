import { BadRequestException, NotFoundException } from '@nestjs/common';
import { Problem } from '@app/contract';
import { toProblem } from './to-problem';

describe('toProblem', () => {
  it('leaves a problem as it is', () => {
    const problem = new Problem('decision.own');
    expect(toProblem(problem)).toBe(problem);
  });

  it.each([
    [new NotFoundException(), 'not-found'],
    [new BadRequestException(), 'request.malformed'],
    [{ statusCode: 413 }, 'request.too-large'],
    [{ statusCode: 414 }, 'not-found'],
    [{ statusCode: 415 }, 'request.unsupported'],
    [{ statusCode: 429 }, 'rate.limited'],
  ])('knows the refusals of the framework', (error, code) => {
    expect(toProblem(error)?.code).toBe(code);
  });

  it('asks to try again when the database is away', () => {
    const problem = toProblem(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }));
    expect(problem?.code).toBe('server.unavailable');
    expect(problem?.data.retryAfter).toBeGreaterThan(0);
  });

  it.each(['40P01', '40001', '57014'])('asks to try again when the database was too busy: %s', (code) => {
    expect(toProblem(Object.assign(new Error('busy'), { code }))).toMatchObject({
      status: 503,
      data: { retryAfter: 3 },
    });
  });

  it('takes a text that cannot be kept for an unreadable request', () => {
    const error = Object.assign(new Error('invalid byte sequence'), { code: '22021' });
    expect(toProblem(error)).toMatchObject({ code: 'request.malformed', data: { case: 'character' } });
  });

  it('takes an address that the router cannot read for an unreadable request', () => {
    const error = Object.assign(new URIError('…'), { code: 'FST_ERR_BAD_URL', statusCode: 400 });
    expect(toProblem(error)).toMatchObject({ code: 'request.malformed', data: { case: 'address' } });
  });

  it.each([new Error('x is undefined'), new TypeError('x'), { statusCode: 500 }, null, 'oops'])(
    'tells nothing of a defect: %s',
    (error) => {
      expect(toProblem(error)).toBeUndefined();
    },
  );
});
