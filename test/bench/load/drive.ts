import { now, pause } from '../clock';
import { quantile } from '../report';

export interface Driven {
  seconds: number;
  /** Milliseconds from the moment a piece of work was due to its end. */
  p99: number;
}

/**
 * Does every piece of work once, each worker one at a time.
 * @param perSecond how many fall due in a second, whether or not a worker is free; without it each worker takes the
 * next as soon as it has ended one
 */
export async function drive<Worker, Work>(
  workers: readonly Worker[],
  works: readonly Work[],
  perSecond: number | undefined,
  carryOut: (worker: Worker, work: Work) => Promise<void>,
): Promise<Driven> {
  const latencies: number[] = [];
  const start = now();
  const remaining = works.entries();
  const carryOutInTurn = async (worker: Worker): Promise<void> => {
    for (const [index, work] of remaining) {
      const due = perSecond === undefined ? now() : start + (index * 1000) / perSecond;
      for (let early = due - now(); early > 0; early = due - now()) await pause(early);
      await carryOut(worker, work);
      latencies.push(now() - due);
    }
  };
  await Promise.all(workers.map(carryOutInTurn));
  return { seconds: (now() - start) / 1000, p99: quantile(latencies, 0.99) };
}
