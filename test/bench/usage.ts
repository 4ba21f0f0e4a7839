export interface Memory {
  /** Bytes that the heap keeps after a collection. */
  kept: number;
  /** Bytes of the process in memory. */
  resident: number;
}

/** What a process tells about itself. */
export const usage = {
  /** Processor time so far, user and system, in seconds. */
  cpu: (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  },

  /** After a collection, which `--expose-gc` allows. */
  memory: (): Memory => {
    globalThis.gc?.();
    const { heapUsed, external, rss } = process.memoryUsage();
    return { kept: heapUsed + external, resident: rss };
  },
};
