/** What a process has used so far. */
export interface Usage {
  /** Processor time, user and system, in seconds. */
  cpu: number;
  /** Resident memory after a collection, in bytes. */
  resident: number;
}

/** Read by the process itself; started with `--expose-gc`, so that memory counts only what is kept. */
export function usage(): Usage {
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  return { cpu: (user + system) / 1e6, resident: process.memoryUsage.rss() };
}
