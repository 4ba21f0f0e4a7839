import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { Problem } from '@app/contract';

/** Bodies and queries become their DTO, without what it does not name; what is wrong is told field by field. */
export const validationPipe = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) =>
      new Problem('validation.failed', { errors: errors.flatMap((error) => fieldErrors(error)) }),
  });

/** One broken constraint of each field by name; their words are found in the caller’s language. */
function fieldErrors(error: ValidationError, path = ''): { field: string; message: string }[] {
  const field = `${path}${error.property}`;
  const children = (error.children ?? []).flatMap((child) => fieldErrors(child, `${field}.`));
  const message = error.value === undefined ? 'required' : gravest(Object.keys(error.constraints ?? {}));
  return message === undefined ? children : [{ field, message }, ...children];
}

/** What something has to be goes before how long or how large it may be. */
const gravest = (broken: readonly string[]): string | undefined =>
  broken.find((constraint) => constraint.startsWith('is')) ?? broken[0];
