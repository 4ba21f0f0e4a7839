/** Milliseconds of the machine’s monotonic clock, the same in every process of one machine. */
export const now = (): number => Number(process.hrtime.bigint()) / 1e6;

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
