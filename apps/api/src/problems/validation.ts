import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { Problem } from '@app/contract';

/** Bodies and queries become their DTO, without what it does not name; what is wrong is told field by field. */
export const validationPipe = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) =>
      new Problem('validation.failed', { errors: errors.flatMap((error) => fieldErrors(error)) }),
  });

function fieldErrors(
  { property, constraints, children }: ValidationError,
  path = '',
): { field: string; message: string }[] {
  const field = `${path}${property}`;
  const own = Object.values(constraints ?? {}).map((message) => ({ field, message }));
  return [...own, ...(children ?? []).flatMap((child) => fieldErrors(child, `${field}.`))];
}
