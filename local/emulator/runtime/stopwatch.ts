/** Adds up stretches of real time, in milliseconds. */
export interface Stopwatch {
  readonly start: () => void;
  /** Does nothing where it stands still. */
  readonly stop: () => void;
  readonly total: () => number;
}

export function createStopwatch(): Stopwatch {
  let since: number | null = null;
  let total = 0;
  return {
    start: () => {
      since ??= performance.now();
    },
    stop: () => {
      if (since === null) return;
      total += performance.now() - since;
      since = null;
    },
    total: () => total,
  };
}
