import { despiteConflicts } from './conflicts';

const deadlock = (): Error => Object.assign(new Error('deadlock detected'), { code: '40P01' });

describe('despiteConflicts', () => {
  const waits: number[] = [];
  const wait = (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
    return Promise.resolve();
  };
  beforeEach(() => {
    waits.length = 0;
  });

  it('does the work again until it succeeds', async () => {
    const work = jest.fn().mockRejectedValueOnce(deadlock()).mockRejectedValueOnce(deadlock());
    work.mockResolvedValue('done');
    expect(await despiteConflicts(work, wait)).toBe('done');
    expect(work).toHaveBeenCalledTimes(3);
  });

  it('gives up after five attempts, with waits that are random and bounded', async () => {
    const work = jest.fn().mockRejectedValue(deadlock());
    await expect(despiteConflicts(work, wait)).rejects.toThrow('deadlock detected');
    expect(work).toHaveBeenCalledTimes(5);
    expect(waits).toHaveLength(4);
    for (const [i, milliseconds] of waits.entries()) {
      expect(milliseconds).toBeGreaterThanOrEqual(0);
      expect(milliseconds).toBeLessThan(10 * 2 ** i);
    }
  });

  it('does nothing again that failed for another reason', async () => {
    const work = jest.fn().mockRejectedValue(Object.assign(new Error('taken'), { code: '23505' }));
    await expect(despiteConflicts(work, wait)).rejects.toThrow('taken');
    expect(work).toHaveBeenCalledTimes(1);
    expect(waits).toEqual([]);
  });
});
