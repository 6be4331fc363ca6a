import * as fc from 'fast-check';
import type { Temporal as Types } from 'temporal-polyfill';
import { dayOf, dayOfIso, isoOfDay, isoOfInstant, startOfDay, type Zone } from '../../../src/twenty/filters/calendar';
import { readInstant, writeInstant } from '../../../src/twenty/filters/instant-text';
import { dayRange, instantRange, readRelativeDate, type RelativeDate } from '../../../src/twenty/filters/relative-date';
import { Temporal } from '../temporal';
import { offsetMinutes } from '../zone-offset';

/** Zones that skip midnights, whole days, half hours, or have odd offsets. */
const ODD_ZONES = [
  'America/Sao_Paulo',
  'America/Havana',
  'America/Asuncion',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Asia/Tehran',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Australia/Lord_Howe',
  'Atlantic/Azores',
  'America/New_York',
  'UTC',
];

const zoneNamed = (name: string): Zone => ({ offsetMinutes: (instant) => offsetMinutes(instant, name) });

const instants = fc.integer({ min: Date.UTC(2008, 0, 1), max: Date.UTC(2030, 0, 1) });
const zones = fc.constantFrom(...ODD_ZONES);

/** Instants near the changes of offset, where mistakes live. */
const transitions: readonly (readonly [string, string])[] = [
  ['America/Sao_Paulo', '2018-11-04T03:00:00Z'],
  ['America/Sao_Paulo', '2018-02-18T02:00:00Z'],
  ['America/Havana', '2026-03-08T05:00:00Z'],
  ['America/Havana', '2026-11-01T05:00:00Z'],
  ['Asia/Beirut', '2026-03-28T22:00:00Z'],
  ['Africa/Cairo', '2026-04-23T22:00:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
  ['America/New_York', '2026-11-01T06:00:00Z'],
];
const nearTransitions = fc
  .tuple(fc.constantFrom(...transitions), fc.integer({ min: -2 * 86_400_000, max: 2 * 86_400_000 }))
  .map(([[zone, at], off]) => [Date.parse(at) + off, zone] as const);
const moments = fc.oneof(fc.tuple(instants, zones), nearTransitions);

const zoned = (instant: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);

const START_OF_WEEK = { 0: 7, 1: 1, 6: 6 } as const;

/** First day of the unit, said in Temporal's words. */
function firstDate(date: Types.PlainDate, { unit, weekStart }: RelativeDate): Types.PlainDate {
  if (unit === 'WEEK') return date.subtract({ days: (date.dayOfWeek - START_OF_WEEK[weekStart] + 7) % 7 });
  if (unit === 'MONTH') return date.with({ day: 1 });
  if (unit === 'QUARTER') return date.with({ day: 1, month: date.month - ((date.month - 1) % 3) });
  return unit === 'YEAR' ? date.with({ day: 1, month: 1 }) : date;
}

const DATE_LENGTH = {
  DAY: { days: 1 },
  WEEK: { weeks: 1 },
  MONTH: { months: 1 },
  QUARTER: { months: 3 },
  YEAR: { years: 1 },
};

const stepsOf = ({ direction, amount }: RelativeDate): readonly [number, number] =>
  direction === 'PAST' ? [-amount, 0] : direction === 'THIS' ? [0, 1] : [1, 1 + amount];

interface DateLength {
  readonly days?: number;
  readonly weeks?: number;
  readonly months?: number;
  readonly years?: number;
}

function times({ days = 0, weeks = 0, months = 0, years = 0 }: DateLength, count: number): Types.Duration {
  return Temporal.Duration.from({
    days: days * count,
    weeks: weeks * count,
    months: months * count,
    years: years * count,
  });
}

function expectedDates(relative: RelativeDate, now: number, zone: string): readonly Types.PlainDate[] {
  const { unit } = relative;
  if (unit === 'SECOND' || unit === 'MINUTE' || unit === 'HOUR') throw new Error('not a calendar unit');
  const length = DATE_LENGTH[unit];
  const first = firstDate(zoned(now, zone).toPlainDate(), relative);
  return stepsOf(relative).map((step) => first.add(times(length, step)));
}

const relatives = (...units: RelativeDate['unit'][]) =>
  fc.record({
    direction: fc.constantFrom('PAST' as const, 'THIS' as const, 'NEXT' as const),
    amount: fc.integer({ min: 1, max: 40 }),
    unit: fc.constantFrom(...units),
    zone: fc.constant(null),
    weekStart: fc.constantFrom(0 as const, 1 as const, 6 as const),
  });

describe('days and hours of a zone are those of Temporal', () => {
  it('the day of an instant', () => {
    fc.assert(
      fc.property(moments, ([instant, zone]) => {
        expect(isoOfDay(dayOf(instant, zoneNamed(zone)))).toBe(zoned(instant, zone).toPlainDate().toString());
      }),
      { numRuns: 400 },
    );
  });

  it('the first instant of a day, with or without a midnight', () => {
    fc.assert(
      fc.property(moments, ([instant, zone]) => {
        const date = zoned(instant, zone).toPlainDate();
        const start = startOfDay(dayOfIso(date.toString()), zoneNamed(zone));
        expect(isoOfInstant(start)).toBe(date.toZonedDateTime(zone).toInstant().toString());
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00Z', 'begins at one'],
    ['Asia/Beirut', '2026-03-29', '2026-03-28T22:00:00Z', 'begins at one'],
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00Z', 'begins at one'],
    ['America/Havana', '2026-11-01', '2026-11-01T04:00:00Z', 'has two midnights'],
    ['America/Sao_Paulo', '2018-02-18', '2018-02-18T03:00:00Z', 'follows an hour that came twice'],
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00Z', 'never was'],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00Z', 'came a day early'],
    ['Asia/Kathmandu', '2026-01-01', '2025-12-31T18:15:00Z', 'has an odd offset'],
  ])('in %s the day %s starts at %s: it %s', (zone, day, start) => {
    expect(isoOfInstant(startOfDay(dayOfIso(day), zoneNamed(zone)))).toBe(start);
  });

  it('ranges of days, weeks, months, quarters and years', () => {
    fc.assert(
      fc.property(moments, relatives('DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'), ([now, zone], relative) => {
        const dates = expectedDates(relative, now, zone);
        const days = dayRange(relative, now, zoneNamed(zone));
        expect(days.map(isoOfDay)).toStrictEqual(dates.map(String));
        const expected = dates.map((date) => date.toZonedDateTime(zone).toInstant().toString());
        expect(instantRange(relative, now, zoneNamed(zone)).map(isoOfInstant)).toStrictEqual(expected);
      }),
      { numRuns: 600 },
    );
  });

  it('ranges of seconds, minutes and hours', () => {
    fc.assert(
      fc.property(moments, relatives('SECOND', 'MINUTE', 'HOUR'), ([now, zone], relative) => {
        const unit = relative.unit === 'SECOND' ? 'second' : relative.unit === 'MINUTE' ? 'minute' : 'hour';
        const start = zoned(now, zone).round({ smallestUnit: unit, roundingMode: 'floor' });
        const expected = stepsOf(relative).map((step) =>
          start
            .add({ [`${unit}s`]: step })
            .toInstant()
            .toString(),
        );
        expect(instantRange(relative, now, zoneNamed(zone)).map(isoOfInstant)).toStrictEqual(expected);
      }),
      { numRuns: 600 },
    );
  });

  it('the last hour just after midnight spans two days', () => {
    const relative = readRelativeDate('PAST_1_HOUR');
    const now = Date.parse('2026-11-23T00:20:00Z');
    expect(relative && dayRange(relative, now, zoneNamed('UTC')).map(isoOfDay)).toStrictEqual([
      '2026-11-22',
      '2026-11-23',
    ]);
  });
});

describe('instants with an offset', () => {
  const digits = (max: number, length = 2) =>
    fc.integer({ min: 0, max }).map((number) => String(number).padStart(length, '0'));
  const offset = fc.oneof(
    fc.constantFrom('Z', 'z', '', '+', '+5:45'),
    fc
      .tuple(fc.constantFrom('+', '-'), digits(25), fc.constantFrom('', ':'), digits(61))
      .map((parts) => parts.join('')),
    fc.tuple(fc.constantFrom('+', '-'), digits(24)).map((parts) => parts.join('')),
  );
  const texts = fc
    .record({
      date: fc.tuple(digits(9999, 4), digits(13), digits(32)).map((parts) => parts.join('-')),
      separator: fc.constantFrom('T', 't', ' '),
      time: fc.tuple(digits(25), digits(60)).map((parts) => parts.join(':')),
      // Not a second numbered 60, which Temporal takes for the one before.
      seconds: fc.option(
        digits(59).map((text) => `:${text}`),
        { nil: '' },
      ),
      fraction: fc.option(
        fc.integer({ min: 1, max: 10 }).chain((length) => digits(9_999_999, length)),
        { nil: '' },
      ),
      offset,
    })
    .map(({ date, separator, time, seconds, fraction, offset: end }) => {
      const decimals = seconds !== '' && fraction !== '' ? `.${fraction}` : '';
      return `${date}${separator}${time}${seconds}${decimals}${end}`;
    });
  const expected = (text: string): string | undefined => {
    try {
      return Temporal.Instant.from(text).toString();
    } catch {
      return undefined;
    }
  };

  it('are those of Temporal, to the nanosecond, and so is what is none', () => {
    let readable = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const read = readInstant(text);
        readable += read ? 1 : 0;
        expect(read && writeInstant(read)).toBe(expected(text));
      }),
      { numRuns: 3_000 },
    );
    expect(readable).toBeGreaterThan(300);
  });
});

describe('the value of a relative date', () => {
  it.each([
    [
      'PAST_7_DAY;;Europe/Paris;;MONDAY;;',
      { direction: 'PAST', amount: 7, unit: 'DAY', zone: 'Europe/Paris', weekStart: 1 },
    ],
    ['NEXT_12_QUARTER', { direction: 'NEXT', amount: 12, unit: 'QUARTER', zone: null, weekStart: 1 }],
    [
      'THIS_1_WEEK;;Asia/Tokyo;;SUNDAY;;',
      { direction: 'THIS', amount: 1, unit: 'WEEK', zone: 'Asia/Tokyo', weekStart: 0 },
    ],
    ['"PAST_1_DAY;;UTC;;"', { direction: 'PAST', amount: 1, unit: 'DAY', zone: 'UTC', weekStart: 1 }],
  ])('%s', (text, expected) => expect(readRelativeDate(text)).toStrictEqual(expected));

  it.each(['', 'PAST_0_DAY', 'PAST_1_FORTNIGHT', 'LAST_1_DAY', 'PAST_x_DAY'])('"%s" is none', (text) => {
    expect(readRelativeDate(text)).toBeUndefined();
  });
});

describe('texts of instants', () => {
  it.each([
    ['2026-01-15T10:30:00.000Z', '2026-01-15T10:30:00Z'],
    ['2026-01-15T10:30:00.120Z', '2026-01-15T10:30:00.12Z'],
    ['2026-01-15T10:30:10.000Z', '2026-01-15T10:30:10Z'],
    ['0001-01-01T00:00:00.000Z', '0001-01-01T00:00:00Z'],
  ])('%s is %s', (given, expected) => expect(isoOfInstant(Date.parse(given))).toBe(expected));
});
