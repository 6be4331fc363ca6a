/** A desk whose tables have schedules, and time that passes there. */
import type { RunResult } from '../../local/emulator/engine/result';
import type { FireOptions } from '../../local/emulator/engine/emulator-types';
import type { SchedulePlan, Timing } from '../../src/protocol/schedule';
import { type Desk, type DeskOptions, openDesk } from './add-on-world';
import type { CrmBeside } from './crm-beside';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const HOURLY: Timing = { kind: 'hours', every: 1 };
export const plan = (timing: Timing, over: Partial<SchedulePlan> = {}): SchedulePlan => ({
  timing,
  paused: false,
  guard: 'follow',
  ...over,
});

export interface ScheduledDesk {
  readonly desk: Desk;
  readonly tableId: string;
  /** Lets time pass, on the clock of both. */
  readonly pass: (ms: number, options?: FireOptions) => readonly RunResult[];
  /** Mails so far: subjects. */
  readonly mails: () => readonly string[];
}

export function openScheduled(
  crm: CrmBeside,
  options: DeskOptions & { readonly key?: string; readonly timing?: Timing } = {},
): ScheduledDesk {
  const desk = openDesk(crm, options);
  desk.connect(options.key);
  const { tableId } = desk.pull('People', 'All People');
  if (options.timing) desk.call('planSchedule', { tableId, plan: plan(options.timing) });
  return {
    desk,
    tableId,
    pass(ms, { onCall, ...rest } = {}) {
      return desk.emulator.fireTriggers(desk.emulator.now() + ms, {
        ...rest,
        onCall(name, call) {
          if (name.startsWith('UrlFetchApp.')) crm.setTime(desk.emulator.now());
          onCall?.(name, call);
        },
      });
    },
    mails: () => desk.emulator.outbox().map(({ subject }) => subject),
  };
}

/** Ada is told by mail. */
export function tellAda({ desk }: Pick<ScheduledDesk, 'desk'>, over: object = {}): void {
  const telling = { email: 'ada@example.com', webhook: '', name: 'Ada', isWorkspace: false, ...over };
  desk.call('setTelling', telling);
}
