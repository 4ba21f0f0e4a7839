import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host';
import { RehearsalGuard } from './rehearsal.guard';

describe('the guard of rehearsals', () => {
  it('lets each account rehearse twelve times in a minute', async () => {
    const guard = new RehearsalGuard();
    const rehearse = (accountId: string): Promise<boolean> =>
      guard.canActivate(new ExecutionContextHost([{ user: { accountId } }]));
    for (let times = 0; times < 12; times++) expect(await rehearse('head')).toBe(true);
    await expect(rehearse('head')).rejects.toMatchObject({ code: 'rate.limited' });
    expect(await rehearse('operator')).toBe(true);
  });
});
