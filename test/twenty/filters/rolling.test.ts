import { SyncError } from '../../../src/errors';
import { planFilter } from '../../../src/twenty/filters/index';
import type { DateRules } from '../../../src/twenty/model';
import { field, filterOn, object, schema, view } from '../model-builders';
import { offsetMinutes } from '../zone-offset';

const thing = object('thing', [field('at', { type: 'DATE_TIME' }), field('day', { type: 'DATE' })]);

/** The filter in one era, or the kind of the error. The person's machine stands in `zone`. */
function said(
  dates: DateRules,
  name: 'at' | 'day',
  operand: string,
  value: string,
  now: string,
  zone = 'UTC',
): unknown {
  const context = { schema: schema(thing), now: Date.parse(now), zone, offsetMinutes, memberId: null, dates };
  try {
    const filters = [filterOn(`id-${name}`, { operand, value })];
    return planFilter(view({ filters }), thing, { ...context, rules: '2.21' }).filter;
  } catch (thrown) {
    if (thrown instanceof SyncError) return thrown.kind;
    throw thrown;
  }
}

const range = (gte: string, lte: string) => ({ and: [{ at: { gte } }, { at: { lte } }] });
const NOW = '2026-03-31T15:31:05.123Z';

describe('dates up to 1.4 roll with the clock', () => {
  it.each([
    ['PAST_7_DAY', NOW, 'UTC', '2026-03-24T15:31:05.123Z', NOW],
    ['NEXT_1_WEEK', NOW, 'UTC', NOW, '2026-04-07T15:31:05.123Z'],
    // The 31st of a month that has fewer days, and of a leap year.
    ['PAST_1_MONTH', NOW, 'UTC', '2026-02-28T15:31:05.123Z', NOW],
    ['NEXT_3_MONTH', NOW, 'UTC', NOW, '2026-06-30T15:31:05.123Z'],
    ['PAST_1_MONTH', '2026-03-10T12:00:00.000Z', 'UTC', '2026-02-10T12:00:00.000Z', '2026-03-10T12:00:00.000Z'],
    ['PAST_1_YEAR', '2028-02-29T00:00:00.000Z', 'UTC', '2027-02-28T00:00:00.000Z', '2028-02-29T00:00:00.000Z'],
    // The clock in Paris goes forward on 29 March 2026: the same time of day is 23 hours away.
    ['PAST_3_DAY', NOW, 'Europe/Paris', '2026-03-28T16:31:05.123Z', NOW],
    ['THIS_1_DAY', NOW, 'Europe/Paris', '2026-03-30T22:00:00.000Z', '2026-03-31T21:59:59.999Z'],
    // Weeks begin on Sunday, whatever was saved.
    ['THIS_1_WEEK;;UTC;;MONDAY;;', NOW, 'UTC', '2026-03-29T00:00:00.000Z', '2026-04-04T23:59:59.999Z'],
    ['THIS_1_MONTH', NOW, 'UTC', '2026-03-01T00:00:00.000Z', '2026-03-31T23:59:59.999Z'],
  ])('%s at %s in %s', (value, now, zone, gte, lte) => {
    expect(said('rolling', 'at', 'IS_RELATIVE', value, now, zone)).toStrictEqual(range(gte, lte));
  });

  it.each(['PAST_1_QUARTER', 'PAST_3_HOUR', 'soon', ''.padEnd(9, 'x')])('%s was not known', (value) => {
    expect(said('rolling', 'at', 'IS_RELATIVE', value, NOW)).toBe('filter-not-expressible');
  });

  it.each([
    ['at', 'IS_AFTER', '2026-01-01T00:00:00Z', { at: { gt: '2026-01-01T00:00:00Z' } }],
    ['day', 'IS_AFTER', '2026-01-01', { day: { gt: '2026-01-01' } }],
    ['at', 'IS_BEFORE', '2026-01-01T00:00:00Z', { at: { lt: '2026-01-01T00:00:00Z' } }],
    ['at', 'IS_IN_PAST', '', { at: { lte: NOW } }],
    ['day', 'IS_IN_FUTURE', '', { day: { gte: NOW } }],
    ['at', 'IS_TODAY', '', range('2026-03-31T00:00:00.000Z', '2026-03-31T23:59:59.999Z')],
    ['at', 'IS', '2026-01-05T10:00:00Z', range('2026-01-05T00:00:00.000Z', '2026-01-05T23:59:59.999Z')],
    ['at', 'IS_EMPTY', '', { at: { is: 'NULL' } }],
  ] as const)('%s %s "%s"', (name, operand, value, filter) => {
    expect(said('rolling', name, operand, value, NOW)).toStrictEqual(filter);
  });
});

describe('dates between the two eras stop where they cannot be told', () => {
  it.each([
    ['range-unsure', 'at', 'IS_RELATIVE', 'PAST_7_DAY'],
    ['range-unsure', 'day', 'IS_RELATIVE', 'NEXT_1_YEAR'],
    ['unsure', 'at', 'IS_RELATIVE', 'PAST_7_DAY'],
    ['unsure', 'day', 'IS_AFTER', '2026-01-01'],
    ['unsure', 'day', 'IS_IN_PAST', ''],
  ] as const)('%s: %s %s "%s" stops', (dates, name, operand, value) => {
    expect(said(dates, name, operand, value, NOW)).toBe('filter-not-expressible');
  });

  it.each([
    ['range-unsure', 'at', 'IS_RELATIVE', 'THIS_1_WEEK'],
    ['range-unsure', 'day', 'IS_AFTER', '2026-01-01'],
    ['range-unsure', 'day', 'IS_IN_PAST', ''],
    ['unsure', 'at', 'IS_AFTER', '2026-01-01T00:00:00Z'],
    ['unsure', 'day', 'IS_TODAY', ''],
  ] as const)('%s: %s %s "%s" is as today', (dates, name, operand, value) => {
    const found = said(dates, name, operand, value, NOW);
    expect(found).toStrictEqual(said('calendar', name, operand, value, NOW));
    expect(typeof found).toBe('object');
  });
});
