import { instantIn, instantOf } from '../../src/cells/instant';
import { instantAt } from '../../src/cells/wall-clock';
import { clockText } from '../../src/cells/zone';

test.each([
  ['2026-01-02T03:04:05Z', Date.UTC(2026, 0, 2, 3, 4, 5)],
  ['2026-01-02T03:04:05.678Z', Date.UTC(2026, 0, 2, 3, 4, 5, 678)],
  ['2026-01-31T00:00:00Z', Date.UTC(2026, 0, 31)],
  ['2026-12-31T00:00:00Z', Date.UTC(2026, 11, 31)],
  ['2026-04-30T00:00:00Z', Date.UTC(2026, 3, 30)],
  ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
  ['2000-02-29T00:00:00Z', Date.UTC(2000, 1, 29)],
])('%s is an instant', (iso, expected) => expect(instantOf(iso)).toBe(expected));

test.each([
  '2026-02-29T00:00:00Z',
  '1900-02-29T00:00:00Z',
  '2024-02-30T00:00:00Z',
  '2026-04-31T00:00:00Z',
  '2026-06-31T00:00:00Z',
  '2026-09-31T00:00:00Z',
  '2026-11-31T00:00:00Z',
  '2026-01-32T00:00:00Z',
  '2026-00-01T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-01-02T03:04:05',
  '2026-01-02T03:04:05.Z',
  '2026-01-02T03:04Z',
  '2026-01-02 03:04:05Z',
  'x2026-01-02T03:04:05Z',
  '2026-01-02T03:04:05Zx',
  '',
])('%j is none', (iso) => expect(instantOf(iso)).toBeNaN());

test.each([
  ['2026-01-02T03:04:05.678+02:00', '2026-01-02T01:04:05.678Z'],
  ['2026-01-02 03:04:05+02', '2026-01-02T01:04:05.000Z'],
  ['2026-01-02 03:04:05-05:30', '2026-01-02T08:34:05.000Z'],
  ['2026-01-02T03:04:05-0930', '2026-01-02T12:34:05.000Z'],
  ['2026-01-02T03:04+00:19:32', '2026-01-02T02:45:00.000Z'],
  ['2026-01-02T03:04:05+001932', '2026-01-02T02:45:05.000Z'],
  ['2026-01-01T00:30:00+01:00', '2025-12-31T23:30:00.000Z'],
  ['2026-01-02T03:04:05,5+01', '2026-01-02T02:04:05.500Z'],
  ['2026-01-02T03:04:05.678Z', '2026-01-02T03:04:05.678Z'],
  ['2026-01-02 03:04z', '2026-01-02T03:04:00Z'],
  ['2026-01-02t03:04:05.123456789Z', '2026-01-02T03:04:05.123456789Z'],
])('%s is the instant %s', (text, expected) => expect(instantIn(text)).toBe(expected));

test.each([
  '2026-01-02T03:04:05',
  '2026-01-02',
  'on 2026-01-02T03:04:05Z',
  '2026-01-02T03:04:05Z!',
  '2026-01-02T03:04:05.1234567890Z',
  '2026-01-02T03:04:05.Z',
  '2026-01-02_03:04:05Z',
  '2026-01-02T03:04:05+2',
  '2026-01-02T03:04:05+02:00:5',
  '2026-02-30T03:04:05+02:00',
  '2026-1-02T03:04:05Z',
  '',
])('%j gives no offset, or is no time', (text) => expect(instantIn(text)).toBeUndefined());

const HOUR = 3_600_000;
const CHANGE = Date.UTC(2026, 2, 29, 1);

/** An hour ahead of UTC, two from CHANGE on; the other way round in autumn. */
const forward = (instant: number): number => (instant < CHANGE ? 60 : 120);
const back = (instant: number): number => (instant < CHANGE ? 120 : 60);

test('what a clock shows has one instant, none in an hour that is left out, none of its own in one that is shown twice', () => {
  expect(instantAt(CHANGE, forward)).toBe(CHANGE - HOUR);
  expect(instantAt(CHANGE + 1.5 * HOUR, forward)).toBeNull();
  expect(instantAt(CHANGE + 2 * HOUR, forward)).toBe(CHANGE);
  expect(instantAt(CHANGE + HOUR / 2, back)).toBe(CHANGE - 1.5 * HOUR);
  expect(instantAt(CHANGE + 1.5 * HOUR, back)).toBeNull();
  expect(instantAt(CHANGE + 2 * HOUR, back)).toBe(CHANGE + HOUR);
});

test('the farthest zones have an instant beside a change', () => {
  for (const [before, after] of [
    [-720, -660],
    [840, 780],
  ] as const) {
    const offset = (instant: number): number => (instant < CHANGE ? before : after);
    for (const instant of [CHANGE - 2 * HOUR, CHANGE + 2 * HOUR])
      expect(instantAt(instant + offset(instant) * 60_000, offset)).toBe(instant);
  }
});

test('an instant is written as a clock of the zone shows it', () => {
  expect(clockText(Date.UTC(2026, 4, 4, 6, 30, 59), () => 120)).toBe('2026-05-04 08:30');
  expect(clockText(Date.UTC(2026, 0, 1, 1), () => -210)).toBe('2025-12-31 21:30');
});
