/** Adds up several stretches of a time, in milliseconds. */
export interface Stopwatch {
  /** Does nothing while it runs. */
  readonly start: () => void;
  /** Does nothing where it stands still. */
  readonly stop: () => void;
  readonly total: () => number;
}

/** What this process has computed so far, in milliseconds of processor time: a busy machine does not lengthen it. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export function createStopwatch(read: () => number = processorMs): Stopwatch {
  let since: number | null = null;
  let total = 0;
  return {
    start: () => {
      since ??= read();
    },
    stop: () => {
      if (since === null) return;
      total += read() - since;
      since = null;
    },
    total: () => total,
  };
}
