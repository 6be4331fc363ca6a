const HOUR_MS = 3_600_000;

/** A time to wait as a timer takes it: one of more than 24.8 days would end at once, and what is no number as well. */
export function timerMs(milliseconds: number): number {
  return milliseconds >= 0 ? Math.min(milliseconds, HOUR_MS) : milliseconds < 0 ? 0 : HOUR_MS;
}
