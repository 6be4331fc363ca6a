import { slotsOf } from '../../local/year/calendar';

const slots = (zone: string, from: string, to: string): readonly string[] =>
  slotsOf({ kind: 'days', hour: 2 }, zone, Date.parse(from), Date.parse(to)).map((at) => new Date(at).toISOString());

test('an hour that clocks show twice is one slot, from its first beginning; one that they skip is a slot all the same', () => {
  expect(slots('Australia/Sydney', '2026-04-04T00:00:00Z', '2026-04-06T00:00:00Z')).toEqual([
    '2026-04-04T15:00:00.000Z',
    '2026-04-05T16:00:00.000Z',
  ]);
  expect(slots('Europe/Paris', '2026-10-24T12:00:00Z', '2026-10-26T12:00:00Z')).toEqual([
    '2026-10-25T00:00:00.000Z',
    '2026-10-26T01:00:00.000Z',
  ]);
  expect(slots('Europe/Paris', '2026-03-28T12:00:00Z', '2026-03-30T12:00:00Z')).toHaveLength(2);
});
