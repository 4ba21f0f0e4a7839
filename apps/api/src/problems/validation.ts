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

/** The broken constraints by name; their words are found in the caller’s language. */
function fieldErrors(error: ValidationError, path = ''): { field: string; message: string }[] {
  const field = `${path}${error.property}`;
  const broken = error.value === undefined ? ['required'] : Object.keys(error.constraints ?? {});
  const children = (error.children ?? []).flatMap((child) => fieldErrors(child, `${field}.`));
  return [...broken.map((message) => ({ field, message })), ...children];
}
