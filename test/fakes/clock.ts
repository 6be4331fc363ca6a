import type { Clock } from '../../src/ports/clock';
import { intlOffset } from '../cells/intl-offset';

export interface FakeClock extends Clock {
  /** Every sleep so far, in milliseconds. */
  readonly slept: readonly number[];
}

/** Time that passes only by sleeping; zones as Node knows them. */
export function fakeClock(start = 0): FakeClock {
  const slept: number[] = [];
  let now = start;
  return {
    slept,
    now: () => now,
    sleep: (ms) => {
      slept.push(ms);
      now += ms;
    },
    offsetMinutes: (instant, zone) => intlOffset(zone)(instant),
  };
}
