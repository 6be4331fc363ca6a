/** When a table is refreshed, in words. */
import type { Timing } from '../../../src/protocol/schedule';
import { fill } from '../../say';
import type { Ui } from './parts';

/** 5 January 1970 was a Monday. */
const MONDAY_MS = 4 * 86_400_000;
const DAY_MS = 86_400_000;

export function weekdayName(day: number, { state }: Ui, weekday: 'short' | 'long'): string {
  const name = new Intl.DateTimeFormat(state.data.language, { weekday, timeZone: 'UTC' });
  return name.format(MONDAY_MS + (day - 1) * DAY_MS);
}

export const hourName = (hour: number): string => `${hour % 24}:00`;

export function timingText(timing: Timing, ui: Ui): string {
  const { say, state } = ui;
  const { schedule } = say.texts;
  if (timing.kind === 'hours') return say.counted(schedule.everyHours, timing.every);
  const between = fill(schedule.between, { from: hourName(timing.hour), to: hourName(timing.hour + 1) });
  switch (timing.kind) {
    case 'days':
      return fill(schedule.everyDay, { between });
    case 'weekdays': {
      const list = new Intl.ListFormat(state.data.language, { type: 'conjunction' });
      const days = list.format(
        [...timing.days].sort((one, other) => one - other).map((day) => weekdayName(day, ui, 'long')),
      );
      return fill(schedule.onDays, { days, between });
    }
    case 'month':
      return fill(timing.day === 31 ? schedule.lastOfMonth : schedule.onDay, { day: say.number(timing.day), between });
  }
}
