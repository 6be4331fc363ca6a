import {
  addUnits,
  type DayUnit,
  dayOf,
  firstDay,
  startOfDay,
  startOfTimeUnit,
  type TimeUnit,
  UNIT_LENGTH,
  type Weekday,
  type Zone,
} from './calendar';

/** "The last 3 weeks", "this month": the value of IS_RELATIVE, as twenty.md §4.6 writes it. */
export interface RelativeDate {
  readonly direction: (typeof DIRECTIONS)[number];
  readonly amount: number;
  readonly unit: DayUnit | TimeUnit;
  /** IANA zone that was saved with the filter; null in older filters. */
  readonly zone: string | null;
  readonly weekStart: Weekday;
}

const WEEK_STARTS: Readonly<Record<string, Weekday>> = { MONDAY: 1, SUNDAY: 0, SATURDAY: 6 };

/** What unreadable values of plain dates mean in Twenty: yesterday. */
export const YESTERDAY: RelativeDate = { direction: 'PAST', amount: 1, unit: 'DAY', zone: null, weekStart: 1 };

const DIRECTIONS = ['PAST', 'THIS', 'NEXT'] as const;
const UNITS = ['SECOND', 'MINUTE', 'HOUR', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;

const FORM = new RegExp(
  `(${DIRECTIONS.join('|')})_(\\d+)_(${UNITS.join('|')})(?:;;([^;]+);;(?:(MONDAY|SUNDAY|SATURDAY);;)?)?`,
);

/** Undefined when the text holds no relative date. Text around it does not matter, as in Twenty. */
export function readRelativeDate(value: string): RelativeDate | undefined {
  const [, directionText, amount, unitText, zone, weekStart] = FORM.exec(value) ?? [];
  const direction = DIRECTIONS.find((known) => known === directionText);
  const unit = UNITS.find((known) => known === unitText);
  if (!direction || !unit || Number(amount) < 1) return undefined;
  return {
    direction,
    amount: Number(amount),
    unit,
    zone: zone ?? null,
    weekStart: WEEK_STARTS[weekStart ?? 'MONDAY'] ?? 1,
  };
}

/** From how many units after the start of the current one, to how many. */
function steps({ direction, amount }: RelativeDate): readonly [number, number] {
  if (direction === 'PAST') return [-amount, 0];
  return direction === 'THIS' ? [0, 1] : [1, 1 + amount];
}

const isTimeUnit = (unit: DayUnit | TimeUnit): unit is TimeUnit => unit in UNIT_LENGTH;

/** Instants: from the first, up to but without the second. */
export function instantRange(relative: RelativeDate, now: number, zone: Zone): readonly [number, number] {
  const [from, to] = steps(relative);
  const { unit, weekStart } = relative;
  if (isTimeUnit(unit)) {
    const start = startOfTimeUnit(now, unit, zone);
    return [start + from * UNIT_LENGTH[unit], start + to * UNIT_LENGTH[unit]];
  }
  const start = firstDay(dayOf(now, zone), unit, weekStart);
  return [startOfDay(addUnits(start, from, unit), zone), startOfDay(addUnits(start, to, unit), zone)];
}

/** Days: from the first, up to but without the second. Hours and less give the days they fall on, mostly one and the same. */
export function dayRange(relative: RelativeDate, now: number, zone: Zone): readonly [number, number] {
  const { unit, weekStart } = relative;
  if (isTimeUnit(unit)) {
    const [from, to] = instantRange(relative, now, zone);
    return [dayOf(from, zone), dayOf(to, zone)];
  }
  const [from, to] = steps(relative);
  const start = firstDay(dayOf(now, zone), unit, weekStart);
  return [addUnits(start, from, unit), addUnits(start, to, unit)];
}
