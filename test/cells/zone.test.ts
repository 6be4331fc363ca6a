import * as fc from 'fast-check';
import { cachedOffsets, rememberOffsets } from '../../src/cells/zone';
import { intlOffset } from './intl-offset';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Whole and half hours, Ramadan pauses, a skipped day, a pause of twelve days (Tucuman 2004), double summer time. */
const ZONES = [
  'UTC',
  'Europe/Paris',
  'Europe/London',
  'America/New_York',
  'America/St_Johns',
  'America/Argentina/Tucuman',
  'America/Cambridge_Bay',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Asia/Gaza',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Antarctica/Troll',
  'Pacific/Apia',
];

function counted(zone: string) {
  const offsetAt = intlOffset(zone);
  const asked = { count: 0 };
  const offset = cachedOffsets((instant) => {
    asked.count += 1;
    return offsetAt(instant);
  });
  return { offset, asked };
}

describe.each(ZONES)('%s', (zone) => {
  const exact = intlOffset(zone);
  const cached = cachedOffsets(exact);

  test('any minute from 1900 to 2100 has the offset of the time zone data', () => {
    const minute = fc.integer({ min: Date.UTC(1900, 0, 1) / MINUTE, max: Date.UTC(2100, 0, 1) / MINUTE });
    fc.assert(
      fc.property(minute, (at) => {
        expect(cached(at * MINUTE)).toBeCloseTo(exact(at * MINUTE), 6);
      }),
      { numRuns: 150 },
    );
  });

  test('the minutes around every change of two years are right, with seconds too', () => {
    for (const year of [2004, 2014]) {
      for (let day = Date.UTC(year, 0, 1); day < Date.UTC(year + 1, 0, 1); day += DAY) {
        if (exact(day) === exact(day + DAY)) continue;
        for (let at = day; at < day + DAY; at += 5 * MINUTE) {
          expect([at, cached(at)]).toEqual([at, exact(at)]);
          expect([at, cached(at - 1)]).toEqual([at, exact(at - 1)]);
        }
      }
    }
  });
});

describe('how often the platform is asked', () => {
  test.each([
    ['UTC', 2024, 39],
    ['Europe/Paris', 2024, 61],
    ['Africa/Casablanca', 2024, 61],
    ['Australia/Lord_Howe', 2024, 61],
    // Four changes: summer time with a pause for Ramadan.
    ['Africa/Cairo', 2014, 83],
  ])('%s, every half hour of %i: at most %i times', (zone, year, most) => {
    const { offset, asked } = counted(zone);
    for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 30 * MINUTE) offset(at);
    expect(asked.count).toBeLessThanOrEqual(most);
    expect(asked.count).toBeGreaterThan(30);
  });

  test.each(['Europe/Paris', 'America/New_York', 'Australia/Lord_Howe'])(
    '%s: changes of later years come at the same minute of the week, and are found with four questions',
    (zone) => {
      const { offset, asked } = counted(zone);
      const yearOf = (year: number) => {
        asked.count = 0;
        for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 30 * MINUTE) offset(at);
        return asked.count;
      };
      expect(yearOf(2021)).toBeGreaterThan(39 + 2 * 7);
      for (const year of [2022, 2023, 2024]) expect(yearOf(year)).toBeLessThanOrEqual(37 + 2 * 4);
    },
  );

  test('one instant costs two questions where nothing changes, and the same instant none', () => {
    const { offset, asked } = counted('Europe/Paris');
    offset(Date.UTC(2026, 6, 15));
    expect(asked.count).toBe(2);
    offset(Date.UTC(2026, 6, 15));
    expect(asked.count).toBe(2);
  });
});

test('two changes within ten days are both found', () => {
  const start = Date.UTC(2026, 0, 5);
  const offsetAt = (instant: number) => {
    if (instant < start) return 0;
    return instant < start + 2 * DAY + 7 * MINUTE ? 60 : 90;
  };
  const offset = cachedOffsets(offsetAt);
  for (let at = start - DAY; at < start + 4 * DAY; at += MINUTE) expect(offset(at)).toBe(offsetAt(at));
});

test('what was asked outlives an execution, as JSON', () => {
  const paris = intlOffset('Europe/Paris');
  const at = Date.UTC(2026, 2, 29, 0, 59);
  const first = rememberOffsets(paris);
  expect(first.hasLearnt()).toBe(false);
  expect([first.offset(at), first.offset(at + MINUTE)]).toEqual([60, 120]);
  expect(first.hasLearnt()).toBe(true);
  const later = rememberOffsets(() => Number.NaN, JSON.parse(JSON.stringify(first.known())));
  expect([later.offset(at), later.offset(at + MINUTE)]).toEqual([60, 120]);
  expect(later.hasLearnt()).toBe(false);
  // Of the window behind, one edge is known.
  const asked: number[] = [];
  const next = rememberOffsets((instant) => asked.push(instant) && paris(instant), first.known());
  expect(next.offset(at + 10 * DAY)).toBe(120);
  expect(asked.length).toBe(1);
});
