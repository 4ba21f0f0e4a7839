import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Config } from '@app/platform';
import type { SignedInRequest } from '../auth';
import { PerMinute } from '../platform';

/** Bounds what one account writes in a minute: posts, new revisions, reports and appeals together. */
@Injectable()
export class FloodGuard implements CanActivate {
  private readonly writes: PerMinute;

  constructor(config: Config) {
    this.writes = new PerMinute(config.PARVIS_POSTS_PER_MINUTE);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    await this.writes.count(context.switchToHttp().getRequest<SignedInRequest>().user.accountId);
    return true;
  }
}

/** The same bound for looking ahead, counted apart: whoever hesitates over a text can still send it. */
@Injectable()
export class PreviewGuard extends FloodGuard {}
