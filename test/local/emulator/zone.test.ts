import { zoneOffset } from '../../../local/emulator/zone';

const hours = (instant: string, zone: string): number => zoneOffset(Date.parse(instant), zone) / 3_600_000;

test.each([
  ['1987-04-05T03:30:59Z', '1987-04-05T03:31:00Z', 'America/St_Johns', -3.5, -2.5],
  ['2020-10-03T16:00:59Z', '2020-10-03T16:01:00Z', 'Antarctica/Casey', 8, 11],
  ['2024-03-31T00:59:59Z', '2024-03-31T01:00:00Z', 'Europe/Paris', 1, 2],
])('clocks change between %s and %s, whatever the minute', (before, after, zone, ...expected) => {
  expect([hours(before, zone), hours(after, zone)]).toEqual(expected);
});
