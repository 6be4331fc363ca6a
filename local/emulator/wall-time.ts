/** Wall-clock time in a named zone; nothing here is visible to the script. */
import { zoneOffset } from './zone';

export interface WallTime {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** The wall clock of `zone` at an instant. */
export function wallTime(instant: number, zone: string): WallTime {
  const shifted = new Date(instant + zoneOffset(instant, zone));
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    millisecond: shifted.getUTCMilliseconds(),
  };
}

/** The instant at which the clocks of `zone` show this time; fields may overflow, as in `Date.UTC`. */
export function instantOf(wall: WallTime, zone: string): number {
  const utc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second, wall.millisecond);
  // Two steps settle the offset on either side of a clock change.
  const first = utc - zoneOffset(utc, zone);
  return utc - zoneOffset(first, zone);
}
