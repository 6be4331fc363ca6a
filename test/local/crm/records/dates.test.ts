import { readDay, readInstant } from '../../../../local/crm/records/dates';

const CASES: readonly (readonly [text: string, day: string | undefined, instant: string | undefined])[] = [
  ['2026-01-05', '2026-01-05', '2026-01-05T00:00:00.000Z'],
  ['2026-1-5', '2026-01-05', '2026-01-05T00:00:00.000Z'],
  ['20260105', '2026-01-05', '2026-01-05T00:00:00.000Z'],
  ['2026/01/05', '2026-01-05', '2026-01-05T00:00:00.000Z'],
  ['01/05/2026', '2026-01-05', '2026-01-05T00:00:00.000Z'],
  ['January 5, 2026', '2026-01-05', '2026-01-05T00:00:00.000Z'],
  ['5 Jan 2026', '2026-01-05', '2026-01-05T00:00:00.000Z'],
  ['05-jan-2026', '2026-01-05', '2026-01-05T00:00:00.000Z'],
  ['2026-01-05T23:30:00.5Z', '2026-01-05', '2026-01-05T23:30:00.500Z'],
  ['2026-01-05T23:30:00-0200', '2026-01-05', '2026-01-06T01:30:00.000Z'],
  ['2026-01-05T23:30:00', '2026-01-05', '2026-01-05T23:30:00.000Z'],
  ['2026-01-05 23:30:00', '2026-01-05', '2026-01-05T23:30:00.000Z'],
  // An offset with a colon is a form of date-times alone, and so is a time without seconds after a blank.
  ['2026-01-05T23:30:00+05:30', undefined, '2026-01-05T18:00:00.000Z'],
  ['2026-01-05 23:30', undefined, '2026-01-05T23:30:00.000Z'],
  ['2026-01-05T23:30', undefined, undefined],
  ['2026-01-05T23:30:00.123456Z', undefined, undefined],
  ['2024-02-29', '2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['2026-02-29', undefined, undefined],
  ['2026-13-01', undefined, undefined],
  ['2026-01-05T24:00:00Z', undefined, undefined],
  ['01/05-2026', undefined, undefined],
  ['Foo 5, 2026', undefined, undefined],
  ['+010000-01-01T00:00:00.000Z', undefined, undefined],
  ['yesterday', undefined, undefined],
  ['', undefined, undefined],
];

test.each(CASES)('%s is the day %s and the instant %s', (text, day, instant) => {
  expect([readDay(text), readInstant(text)]).toEqual([day, instant]);
});
