/** The slots of a schedule by a calendar of its own: a second opinion on the add-on's. */
import { instantOf, wallTime } from '../emulator/wall-time';

/** As the add-on's sidebar says them. */
export type Timing =
  | { readonly kind: 'hours'; readonly every: number }
  | { readonly kind: 'days'; readonly hour: number }
  | { readonly kind: 'weekdays'; readonly days: readonly number[]; readonly hour: number }
  | { readonly kind: 'month'; readonly day: number; readonly hour: number };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Slots that are days, in order; those of hours have no place in a calendar. */
export function slotsOf(
  timing: Exclude<Timing, { kind: 'hours' }>,
  zone: string,
  from: number,
  to: number,
): readonly number[] {
  const slots: number[] = [];
  const first = wallTime(from, zone);
  const days = Math.ceil((to - from) / DAY) + 1;
  for (let index = -1; index <= days; index += 1) {
    const day = new Date(Date.UTC(first.year, first.month - 1, first.day + index));
    if (!isOn(timing, day)) continue;
    const wall = { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() };
    const slot = firstInstantOf({ ...wall, hour: timing.hour, minute: 0, second: 0, millisecond: 0 }, zone);
    if (slot >= from && slot < to) slots.push(slot);
  }
  return slots;
}

/** An hour that clocks show twice begins with the first. */
function firstInstantOf(wall: Parameters<typeof instantOf>[0], zone: string): number {
  const instant = instantOf(wall, zone);
  return wallTime(instant - HOUR, zone).hour === wall.hour ? instant - HOUR : instant;
}

function isOn(timing: Exclude<Timing, { kind: 'hours' }>, day: Date): boolean {
  if (timing.kind === 'days') return true;
  if (timing.kind === 'weekdays') return timing.days.includes(day.getUTCDay() === 0 ? 7 : day.getUTCDay());
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  return day.getUTCDate() === Math.min(timing.day, last);
}

/** Milliseconds within which a run must be followed by the next. */
export function periodOf(timing: Timing): number {
  switch (timing.kind) {
    case 'hours':
      return timing.every * HOUR;
    case 'days':
      return DAY;
    case 'weekdays':
      return 7 * DAY;
    case 'month':
      return 31 * DAY;
  }
}
