import { isoWeekday } from './date-format';
import { instantOf, type WallTime, wallTime } from '../../wall-time';

/** When a clock trigger fires. The minute is drawn once, when the trigger is made, and kept. */
export type Schedule =
  | { readonly kind: 'minutes'; readonly every: number }
  | { readonly kind: 'hours'; readonly every: number; readonly minute: number }
  | { readonly kind: 'days'; readonly every: number; readonly at: TimeOfDay }
  | { readonly kind: 'weeks'; readonly every: number; readonly weekday: number; readonly at: TimeOfDay }
  | { readonly kind: 'monthDay'; readonly day: number; readonly at: TimeOfDay }
  | { readonly kind: 'once'; readonly instant: number };

export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
  readonly zone: string;
}

/** An installable clock trigger, as it is kept. Plain data. */
export interface StoredTrigger {
  readonly id: string;
  readonly scriptId: string;
  readonly userId: string;
  readonly documentId: string | null;
  readonly functionName: string;
  readonly schedule: Schedule;
  readonly createdAt: number;
  /** Virtual time of the next run; null when a one-shot has fired. */
  nextAt: number | null;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The first run after a trigger was created. */
export function firstRun(schedule: Schedule, createdAt: number): number {
  if (schedule.kind === 'once') return Math.max(schedule.instant, createdAt);
  if (schedule.kind === 'minutes') return createdAt + schedule.every * MINUTE;
  if (schedule.kind === 'hours') {
    const inThisHour = Math.floor(createdAt / HOUR) * HOUR + schedule.minute * MINUTE;
    return inThisHour > createdAt ? inThisHour : inThisHour + HOUR;
  }
  const wall = wallTime(createdAt, schedule.at.zone);
  for (let days = 0; ; days += 1) {
    const at = onDay(wall, days, schedule.at);
    if (at > createdAt && fitsDay(schedule, at)) return at;
  }
}

/** The run after the one planned for `last`; null for a one-shot. Late runs do not shift the plan. */
export function nextRun(schedule: Schedule, last: number): number | null {
  switch (schedule.kind) {
    case 'once':
      return null;
    case 'minutes':
      return last + schedule.every * MINUTE;
    case 'hours':
      return last + schedule.every * HOUR;
    case 'days':
      return onDay(wallTime(last, schedule.at.zone), schedule.every, schedule.at);
    case 'weeks':
      return onDay(wallTime(last, schedule.at.zone), schedule.every * 7, schedule.at);
    case 'monthDay':
      break;
  }
  return firstRun(schedule, last);
}

function onDay(wall: WallTime, daysLater: number, at: TimeOfDay): number {
  const day = { ...wall, day: wall.day + daysLater, hour: at.hour, minute: at.minute, second: 0, millisecond: 0 };
  return instantOf(day, at.zone);
}

function fitsDay(schedule: Extract<Schedule, { at: TimeOfDay }>, instant: number): boolean {
  const wall = wallTime(instant, schedule.at.zone);
  if (schedule.kind === 'weeks') return isoWeekday(wall) === schedule.weekday;
  return schedule.kind === 'days' || wall.day === schedule.day;
}
