import { Temporal } from '../../twenty/temporal';
import { heldValue } from './held';
import { type Circumstances, emptiness, INEXPRESSIBLE, type Question, REFUSED, type Rule } from './question';
import { type Condition, not } from './truth';

/** Dates and date-times (twenty.md §4.6), counted with Temporal and not with our own calendar. */

type Zoned = ReturnType<typeof Temporal.Now.zonedDateTimeISO>;
type Day = ReturnType<Zoned['toPlainDate']>;

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** From the first to just before the second. */
type Range = readonly [from: Zoned, to: Zoned];

export const inZone = (instant: number, zone: string): Zoned =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);

/** `PAST_7_DAY;;Europe/Paris;;SUNDAY;;`, anywhere in the text. */
const RELATIVE =
  /(PAST|THIS|NEXT)_(\d+)_(SECOND|MINUTE|HOUR|DAY|WEEK|MONTH|QUARTER|YEAR)(?:;;([^;]+);;(?:(MONDAY|SUNDAY|SATURDAY);;)?)?/;

const CLOCK_UNITS: Readonly<Record<string, 'second' | 'minute' | 'hour'>> = {
  SECOND: 'second',
  MINUTE: 'minute',
  HOUR: 'hour',
};

/** The first day of the week, month, quarter or year in which the day lies. */
function firstDay(day: Day, unit: string, weekStart: string): Day {
  if (unit === 'YEAR') return day.with({ month: 1, day: 1 });
  if (unit === 'MONTH') return day.with({ day: 1 });
  if (unit === 'QUARTER') return day.with({ month: day.month - ((day.month - 1) % 3), day: 1 });
  if (unit === 'DAY') return day;
  return day.subtract({ days: (day.dayOfWeek - 1 - DAYS.indexOf(weekStart) + 7) % 7 });
}

function later(day: Day, unit: string, count: number): Day {
  if (unit === 'YEAR') return day.add({ years: count });
  if (unit === 'QUARTER') return day.add({ months: 3 * count });
  if (unit === 'MONTH') return day.add({ months: count });
  return day.add({ days: unit === 'WEEK' ? 7 * count : count });
}

/**
 * The whole units meant by "past 2 weeks", "this month", "next 3 days": the current unit belongs to none but "this". Null when nothing
 * of the kind stands in the text. A filter that was saved without a zone means that of the machine.
 *
 * @throws RangeError for a zone that does not exist and for dates out of reach
 */
export function rangeOf(value: string, { now, machineZone }: Circumstances): Range | null {
  const match = RELATIVE.exec(value);
  if (!match) return null;
  const [, direction, amount, unit = '', zone = machineZone, weekStart = 'MONDAY'] = match;
  const count = Number(amount);
  if (count === 0) return null;
  const [from, to] = direction === 'PAST' ? [-count, 0] : direction === 'THIS' ? [0, 1] : [1, 1 + count];
  const moment = inZone(now, zone);
  const clockUnit = CLOCK_UNITS[unit];
  if (clockUnit) {
    const start = moment.round({ smallestUnit: clockUnit, roundingMode: 'floor' });
    return [start.add({ [`${clockUnit}s`]: from }), start.add({ [`${clockUnit}s`]: to })];
  }
  const first = firstDay(moment.toPlainDate(), unit, weekStart);
  return [later(first, unit, from).toZonedDateTime(zone), later(first, unit, to).toZonedDateTime(zone)];
}

/** Quirk: years of more or fewer than four digits are sent with a sign, which the server does not read. */
export const isBeyondDates = (range: Range | null): boolean =>
  (range ?? []).some(({ year }) => year < 0 || year > 9999);

/** Unknown when there is no date. */
const held =
  (field: Question['field'], test: (value: string) => boolean): Condition =>
  (record) => {
    const value = heldValue(record, field);
    return typeof value === 'string' && value !== '' ? test(value) : null;
  };

/** Whether the text is a day of the calendar. */
export function isDay(text: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const inMonth = month >= 1 && month <= 12 ? Temporal.PlainYearMonth.from({ year, month }).daysInMonth : 0;
  return day >= 1 && day <= inMonth;
}

const guarded =
  (rule: Rule): Rule =>
  (question) => {
    try {
      return rule(question);
    } catch (error) {
      if (error instanceof RangeError) return INEXPRESSIBLE;
      throw error;
    }
  };

export const date: Rule = guarded(({ field, operand, value, at }) => {
  const today = inZone(at.now, at.zone).toPlainDate().toString();
  if (operand === 'IS_TODAY') return held(field, (day) => day === today);
  if (operand === 'IS_IN_PAST') return held(field, (day) => day < today);
  // Quirk: today is in the future.
  if (operand === 'IS_IN_FUTURE') return held(field, (day) => day >= today);
  if (operand === 'IS_RELATIVE') {
    // Quirk: what cannot be read means yesterday.
    const range = rangeOf(value, at) ?? rangeOf('PAST_1_DAY', at);
    if (isBeyondDates(range)) return REFUSED;
    const [from = '', to = ''] = (range ?? []).map((end) => end.toPlainDate().toString());
    return held(field, (day) => day >= from && day < to);
  }
  if (['IS', 'IS_BEFORE', 'IS_AFTER'].includes(operand)) {
    // Quirk: whatever stands there is sent. The server heeds the day of a longer text and refuses what is no day, or has its offset with a colon.
    const asked = /^[^T]*/.exec(value)?.[0] ?? '';
    if (Number.isNaN(Date.parse(value)) || !isDay(asked) || /[+-]\d\d:\d\d$/.test(value)) return REFUSED;
    if (operand === 'IS') return held(field, (day) => day === asked);
    // Quirk: "is after" a day includes it.
    return held(field, (day) => (operand === 'IS_BEFORE' ? day < asked : day >= asked));
  }
  return emptiness(operand, (record) => (heldValue(record, field) ?? '') === '', not);
});

const between = (field: Question['field'], [from, to]: Range): Condition =>
  held(field, (text) => {
    const instant = Date.parse(text);
    return instant >= from.epochMilliseconds && instant < to.epochMilliseconds;
  });

const MINUTE = 60_000;

export const dateTime: Rule = guarded(({ field, operand, value, at }) => {
  const dayOf = (moment: Zoned): Range => [
    moment.startOfDay(),
    moment.toPlainDate().add({ days: 1 }).toZonedDateTime(at.zone),
  ];
  // Quirk: "now" is the nearest full minute.
  const now = Math.round(at.now / MINUTE) * MINUTE;
  if (operand === 'IS_IN_PAST') return held(field, (text) => Date.parse(text) < now);
  if (operand === 'IS_IN_FUTURE') return held(field, (text) => Date.parse(text) > now);
  if (operand === 'IS_TODAY') return between(field, dayOf(inZone(at.now, at.zone)));
  if (operand === 'IS_RELATIVE') {
    const range = rangeOf(value, at);
    if (range === null) return INEXPRESSIBLE;
    return isBeyondDates(range) ? REFUSED : between(field, range);
  }
  if (operand === 'IS') {
    // Quirk: the whole day in which the moment lies.
    if (isDay(value)) return between(field, dayOf(Temporal.PlainDate.from(value).toZonedDateTime(at.zone)));
    return between(field, dayOf(Temporal.Instant.from(value).toZonedDateTimeISO(at.zone)));
  }
  if (operand === 'IS_BEFORE' || operand === 'IS_AFTER') {
    const asked = Temporal.Instant.from(value).epochMilliseconds;
    return held(field, (text) => (operand === 'IS_BEFORE' ? Date.parse(text) < asked : Date.parse(text) >= asked));
  }
  return emptiness(operand, (record) => (heldValue(record, field) ?? '') === '', not);
});
