import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Principal } from '@app/community';
import type { SignedInRequest } from './session.strategy';

/** The principal of the request; only on handlers that are not public. */
export const CurrentPrincipal = createParamDecorator(
  (_: unknown, context: ExecutionContext): Principal =>
    context.switchToHttp().getRequest<SignedInRequest>().user,
);
