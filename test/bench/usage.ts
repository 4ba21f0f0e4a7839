/** What a process tells about itself. */
export const usage = {
  /** Processor time so far, user and system, in seconds. */
  cpu: (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  },

  /** Resident memory in bytes after a collection, which `--expose-gc` allows. */
  resident: (): number => {
    globalThis.gc?.();
    return process.memoryUsage.rss();
  },
};
