/**
 * Days and hours of a time zone, from nothing but its offset at an instant: Apps Script's engine has no dependable zones of
 * its own. A *day* is the number of days since 1970-01-01, an *instant* milliseconds since the epoch, and a *wall* what a
 * clock on the wall shows, written as if that were UTC.
 */

export interface Zone {
  /** Minutes to add to UTC at that instant. */
  readonly offsetMinutes: (instant: number) => number;
}

export const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Units that a calendar makes; the first day of each is known. */
export type DayUnit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';
/** Units that a clock makes. */
export type TimeUnit = 'SECOND' | 'MINUTE' | 'HOUR';

/** 0 is Sunday. */
export type Weekday = 0 | 1 | 6;

const offsetAt = (instant: number, zone: Zone): number => zone.offsetMinutes(instant) * MINUTE;

export function dayOf(instant: number, zone: Zone): number {
  return Math.floor((instant + offsetAt(instant, zone)) / DAY);
}

/** `2026-11-23`. @throws RangeError for a day that no calendar here reaches. */
export function isoOfDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, -14);
}

/** The day of `2026-11-23`, or NaN, also for the 30th of February, which Date.parse takes for one in March. */
export function dayOfIso(iso: string): number {
  const day = Date.parse(`${iso}T00:00:00Z`) / DAY;
  return !Number.isNaN(day) && isoOfDay(day) === iso ? day : Number.NaN;
}

/** `2026-11-23T15:31:00Z`, with no more decimals than needed. @throws RangeError for an instant out of reach. */
export function isoOfInstant(instant: number): string {
  return new Date(instant).toISOString().replace(/\.?0*Z$/, 'Z');
}

/** First day of a month that may lie outside its year. */
function firstOfMonth(year: number, month: number): number {
  // Not Date.UTC, which takes the years 0 to 99 for those of the 20th century.
  return new Date(0).setUTCFullYear(year, month, 1) / DAY;
}

/** Months between the first days of each unit. */
const MONTHS = { MONTH: 1, QUARTER: 3, YEAR: 12 } as const;

/** The first day of the unit that the day is in. */
export function firstDay(day: number, unit: DayUnit, weekStart: Weekday): number {
  if (unit === 'DAY') return day;
  // 1970-01-01 was a Thursday.
  if (unit === 'WEEK') return day - ((((day + 4 - weekStart) % 7) + 7) % 7);
  const date = new Date(day * DAY);
  const month = date.getUTCMonth();
  return firstOfMonth(date.getUTCFullYear(), month - (month % MONTHS[unit]));
}

/** That many units later, from the first day of a unit to the first day of another. */
export function addUnits(firstDayOfUnit: number, count: number, unit: DayUnit): number {
  if (unit === 'DAY') return firstDayOfUnit + count;
  if (unit === 'WEEK') return firstDayOfUnit + 7 * count;
  const date = new Date(firstDayOfUnit * DAY);
  return firstOfMonth(date.getUTCFullYear(), date.getUTCMonth() + count * MONTHS[unit]);
}

/** The change of offset between two instants, to the minute, as all zones change theirs. */
function changeBetween(before: number, after: number, zone: Zone): number {
  const offset = offsetAt(before, zone);
  let [low, high] = [Math.floor(before / MINUTE), Math.ceil(after / MINUTE)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * MINUTE, zone) === offset) low = middle;
    else high = middle;
  }
  return high * MINUTE;
}

/**
 * The first instant whose clock shows that wall time or a later one. Where clocks go back it is the earlier of two; where
 * they skip the time, the instant of the skip.
 */
export function firstInstantAt(wall: number, zone: Zone): number {
  const [before, after] = [wall - DAY, wall + DAY];
  const [offsetBefore, offsetAfter] = [offsetAt(before, zone), offsetAt(after, zone)];
  for (const offset of [offsetBefore, offsetAfter]) {
    if (offsetAt(wall - offset, zone) === offset) return wall - offset;
  }
  return changeBetween(before, after, zone);
}

/** The first instant of the day. Not midnight everywhere: where clocks go forward at midnight, the day starts at one. */
export function startOfDay(day: number, zone: Zone): number {
  return firstInstantAt(day * DAY, zone);
}

export const UNIT_LENGTH = { SECOND: 1000, MINUTE, HOUR } as const;

/** The start of the second, minute or hour that the zone's clock shows. */
export function startOfTimeUnit(instant: number, unit: TimeUnit, zone: Zone): number {
  const offset = offsetAt(instant, zone);
  const wall = instant + offset;
  const start = wall - (((wall % UNIT_LENGTH[unit]) + UNIT_LENGTH[unit]) % UNIT_LENGTH[unit]);
  // Within the hour the clock may have gone back by half of one (Lord Howe Island).
  return offsetAt(start - offset, zone) === offset ? start - offset : firstInstantAt(start, zone);
}
