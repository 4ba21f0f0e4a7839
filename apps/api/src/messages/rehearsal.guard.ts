import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { SignedInRequest } from '../auth';
import { PerMinute } from '../platform';

const TIMES_A_MINUTE = 12;

/** Bounds how often one account rehearses: each reads thousands of texts, and many answers say more than one. */
@Injectable()
export class RehearsalGuard implements CanActivate {
  private readonly rehearsals = new PerMinute(TIMES_A_MINUTE);

  async canActivate(context: ExecutionContext): Promise<boolean> {
    await this.rehearsals.count(context.switchToHttp().getRequest<SignedInRequest>().user.accountId);
    return true;
  }
}
