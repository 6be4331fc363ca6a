import { SyncError } from '../../src/errors';
import type { Scheduler } from '../../src/ports/scheduler';

/** The triggers of one person in one spreadsheet: there is room for one. */
export interface FakeTriggers {
  readonly of: (handler: string) => Scheduler;
}

export function fakeTriggers(): FakeTriggers {
  let handler: string | null = null;
  return {
    of: (name) => ({
      everyMinutes: () => 60,
      isOn: () => handler === name,
      start() {
        if (handler !== null && handler !== name) throw new SyncError('schedule-refused');
        handler = name;
      },
      stop() {
        if (handler === name) handler = null;
      },
    }),
  };
}
