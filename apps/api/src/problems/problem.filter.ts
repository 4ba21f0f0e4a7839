import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '@app/contract';
import { fieldText, languageOf, problemText } from './problem-texts';
import { toProblem } from './to-problem';

const logger = new Logger('Problem');

/** Every error leaves as RFC 9457 `application/problem+json`, with a stable code and a sentence for people. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

/** Answers an error, those that no route meets as well. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const known = toProblem(error);
  if (!known) logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const { code, status, data } = known ?? new Problem('server.error');
  const { retryAfter, errors, current } = data;
  const language = languageOf(request.headers);
  const text = problemText(code, language, {
    fields: (errors ?? []).map(({ field }) => field).join(', '),
    retryAfter: retryAfter ?? 0,
    ...data.params,
    ...(data.case !== undefined && { context: data.case }),
  });
  if (retryAfter !== undefined) void reply.header('Retry-After', String(retryAfter));
  void reply
    .status(status)
    .type('application/problem+json; charset=utf-8')
    .send({
      type: `urn:parvis:problem:${code}`,
      ...text,
      status,
      code,
      ...(errors && {
        errors: errors.map(({ field, message }) => ({ field, message: fieldText(message, language) })),
      }),
      ...(current && { current }),
      ...(retryAfter !== undefined && { retryAfter }),
    });
}
