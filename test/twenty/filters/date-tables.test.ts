import { type Circumstances, NOTHING, planned, STOP } from './planned';

/** twenty.md §4.6, row by row, at moments where calendars are awkward. */

const range = (gte: string, lt: string): object => ({ and: [{ f: { gte } }, { f: { lt } }] });

const at = (now: string, zone = 'UTC'): Circumstances => ({ now, zone });

describe('plain dates', () => {
  it.each([
    ['IS', '2024-02-29', { f: { eq: '2024-02-29' } }],
    ['IS', '2026-01-15T10:00:00Z', { f: { eq: '2026-01-15T10:00:00Z' } }],
    ['IS_BEFORE', '2026-01-15', { f: { lt: '2026-01-15' } }],
    ['IS_AFTER', '2026-01-15', { f: { gte: '2026-01-15' } }],
    ['IS', '', NOTHING],
    ['IS_TODAY', 'kept value', { f: { eq: '2026-11-23' } }],
    ['IS_NOT', '2026-01-15', STOP],
    ['CONTAINS', '2026', STOP],
  ])('%s %j', (operand, value, expected) => expect(planned('DATE', operand, value)).toStrictEqual(expected));

  it.each([
    ['2026-11-23T23:59:59Z', 'UTC', '2026-11-23'],
    ['2026-11-23T23:59:59Z', 'Pacific/Kiritimati', '2026-11-24'],
    ['2026-11-24T00:00:00Z', 'Pacific/Niue', '2026-11-23'],
    ['2024-02-29T12:00:00Z', 'Asia/Kathmandu', '2024-02-29'],
  ])('at %s in %s it is %s', (now, zone, today) => {
    expect(planned('DATE', 'IS_TODAY', '', at(now, zone))).toStrictEqual({ f: { eq: today } });
    expect(planned('DATE', 'IS_IN_PAST', '', at(now, zone))).toStrictEqual({ f: { lt: today } });
    expect(planned('DATE', 'IS_IN_FUTURE', '', at(now, zone))).toStrictEqual({ f: { gte: today } });
  });
});

describe('instants', () => {
  it.each([
    ['2026-01-15T10:30:00.000Z', '2026-01-15T10:30:00Z'],
    ['2026-01-15T10:30:00.120Z', '2026-01-15T10:30:00.12Z'],
    ['2026-01-15T10:30:00.123456789Z', '2026-01-15T10:30:00.123456789Z'],
    ['2026-01-15T10:30Z', '2026-01-15T10:30:00Z'],
    ['2026-01-15 10:30:07z', '2026-01-15T10:30:07Z'],
    ['2026-01-15T10:30:00+05:45', '2026-01-15T04:45:00Z'],
    ['2026-01-15T10:30:00-0330', '2026-01-15T14:00:00Z'],
    ['2026-12-31T23:30:00.5-01', '2027-01-01T00:30:00.5Z'],
    ['1969-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999Z'],
  ])('%s is %s', (value, instant) => {
    expect(planned('DATE_TIME', 'IS_BEFORE', value)).toStrictEqual({ f: { lt: instant } });
    expect(planned('DATE_TIME', 'IS_AFTER', value)).toStrictEqual({ f: { gte: instant } });
  });

  it.each([
    '2026-01-15',
    '2026-01-15T10:30:00',
    '2026-02-30T10:30:00Z',
    '2025-02-29T00:00:00Z',
    '2026-01-15T24:00:00Z',
    '2026-01-15T10:60:00Z',
    'yesterday',
    '1763000000000',
    '["2026-01-15T10:30:00Z"]',
  ])('%s is none', (value) => {
    expect(planned('DATE_TIME', 'IS_BEFORE', value)).toBe(STOP);
    expect(planned('DATE_TIME', 'IS_AFTER', value)).toBe(STOP);
  });

  it.each([
    // Days with 23, 24 and 25 hours; a day without a midnight; a day that follows a half-hour change.
    ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z'],
    ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z'],
    ['2026-03-08T06:59:59.999Z', 'America/New_York', '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z'],
    ['2026-03-08T00:30:00-05:00', 'Asia/Tokyo', '2026-03-07T15:00:00Z', '2026-03-08T15:00:00Z'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z', '2018-11-05T02:00:00Z'],
    ['2026-04-05', 'Australia/Lord_Howe', '2026-04-04T13:00:00Z', '2026-04-05T13:30:00Z'],
    ['2024-02-29', 'Europe/Paris', '2024-02-28T23:00:00Z', '2024-02-29T23:00:00Z'],
    ['2026-12-31', 'Asia/Kathmandu', '2026-12-30T18:15:00Z', '2026-12-31T18:15:00Z'],
  ])('IS %s in %s', (value, zone, from, to) => {
    expect(planned('DATE_TIME', 'IS', value, { zone })).toStrictEqual(range(from, to));
  });

  it.each(['2026-02-30', '2026-13-01', '2026-1-5', '15/01/2026', '2026-01-15T10:30:00'])(
    'IS %s cannot be said',
    (value) => {
      expect(planned('DATE_TIME', 'IS', value)).toBe(STOP);
    },
  );

  it.each([
    ['2026-11-23T15:30:29.999Z', '2026-11-23T15:30:00Z'],
    ['2026-11-23T15:30:30.000Z', '2026-11-23T15:31:00Z'],
    ['2026-12-31T23:59:30.000Z', '2027-01-01T00:00:00Z'],
    ['2026-11-23T15:30:00.000Z', '2026-11-23T15:30:00Z'],
  ])('now is %s, to the minute %s', (now, minute) => {
    expect(planned('DATE_TIME', 'IS_IN_PAST', '', at(now))).toStrictEqual({ f: { lt: minute } });
    expect(planned('DATE_TIME', 'IS_IN_FUTURE', '', at(now))).toStrictEqual({ f: { gt: minute } });
  });

  it('today may have 25 hours', () => {
    const now = at('2026-10-25T12:00:00Z', 'Europe/Paris');
    expect(planned('DATE_TIME', 'IS_TODAY', '', now)).toStrictEqual(
      range('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'),
    );
  });
});

describe('relative dates', () => {
  // Value, moment, days, and their instants in the value's zone (UTC where it names none).
  it.each([
    ['PAST_1_DAY', '2024-03-01T00:00:00Z', '2024-02-29', '2024-03-01', 'T00:00:00Z', 'T00:00:00Z'],
    ['NEXT_1_DAY', '2024-02-28T23:59:59Z', '2024-02-29', '2024-03-01', 'T00:00:00Z', 'T00:00:00Z'],
    ['PAST_1_MONTH', '2026-03-31T12:00:00Z', '2026-02-01', '2026-03-01', 'T00:00:00Z', 'T00:00:00Z'],
    ['PAST_13_MONTH', '2026-01-31T12:00:00Z', '2024-12-01', '2026-01-01', 'T00:00:00Z', 'T00:00:00Z'],
    ['NEXT_2_MONTH', '2026-11-30T12:00:00Z', '2026-12-01', '2027-02-01', 'T00:00:00Z', 'T00:00:00Z'],
    ['THIS_1_QUARTER', '2026-03-31T23:59:59.999Z', '2026-01-01', '2026-04-01', 'T00:00:00Z', 'T00:00:00Z'],
    ['PAST_1_QUARTER', '2026-01-01T00:00:00Z', '2025-10-01', '2026-01-01', 'T00:00:00Z', 'T00:00:00Z'],
    ['NEXT_5_QUARTER', '2026-09-30T12:00:00Z', '2026-10-01', '2028-01-01', 'T00:00:00Z', 'T00:00:00Z'],
    ['THIS_1_YEAR', '2026-12-31T23:59:59Z', '2026-01-01', '2027-01-01', 'T00:00:00Z', 'T00:00:00Z'],
    ['PAST_100_YEAR', '2026-06-01T00:00:00Z', '1926-01-01', '2026-01-01', 'T00:00:00Z', 'T00:00:00Z'],
    ['THIS_9_WEEK', '2026-11-22T12:00:00Z', '2026-11-16', '2026-11-23', 'T00:00:00Z', 'T00:00:00Z'],
    ['PAST_2_WEEK', '2026-11-23T00:00:00Z', '2026-11-09', '2026-11-23', 'T00:00:00Z', 'T00:00:00Z'],
    ['THIS_1_WEEK;;UTC;;SUNDAY;;', '2026-11-22T00:00:00Z', '2026-11-22', '2026-11-29', 'T00:00:00Z', 'T00:00:00Z'],
    ['THIS_1_WEEK;;UTC;;SUNDAY;;', '2026-11-21T23:59:59Z', '2026-11-15', '2026-11-22', 'T00:00:00Z', 'T00:00:00Z'],
    ['NEXT_1_WEEK;;UTC;;SATURDAY;;', '2026-11-20T12:00:00Z', '2026-11-21', '2026-11-28', 'T00:00:00Z', 'T00:00:00Z'],
    ['THIS_1_WEEK;;UTC;;TUESDAY;;', '2026-11-22T12:00:00Z', '2026-11-16', '2026-11-23', 'T00:00:00Z', 'T00:00:00Z'],
    ['THIS_1_DAY;;America/New_York;;', '2026-03-08T12:00:00Z', '2026-03-08', '2026-03-09', 'T05:00:00Z', 'T04:00:00Z'],
    [
      'PAST_7_DAY;;Europe/Paris;;MONDAY;;',
      '2026-10-26T12:00:00Z',
      '2026-10-19',
      '2026-10-26',
      '-1T22:00:00Z',
      '-1T23:00:00Z',
    ],
    ['{"v":"PAST_1_DAY"}', '2026-11-23T12:00:00Z', '2026-11-22', '2026-11-23', 'T00:00:00Z', 'T00:00:00Z'],
    ['PAST_1_DAYS', '2026-11-23T12:00:00Z', '2026-11-22', '2026-11-23', 'T00:00:00Z', 'T00:00:00Z'],
  ])('%s at %s', (value, now, from, to, fromTime, toTime) => {
    const instant = (date: string, time: string): string => {
      if (!time.startsWith('-1')) return date + time;
      return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10) + time.slice(2);
    };
    // The member's zone must not matter.
    const circumstances = at(now, 'Pacific/Kiritimati');
    expect(planned('DATE', 'IS_RELATIVE', value, circumstances)).toStrictEqual(range(from, to));
    expect(planned('DATE_TIME', 'IS_RELATIVE', value, circumstances)).toStrictEqual(
      range(instant(from, fromTime), instant(to, toTime)),
    );
  });

  it.each([
    ['PAST_90_SECOND', '2026-11-23T15:29:15Z', '2026-11-23T15:30:45Z'],
    ['THIS_7_MINUTE', '2026-11-23T15:30:00Z', '2026-11-23T15:31:00Z'],
    ['NEXT_10_MINUTE', '2026-11-23T15:31:00Z', '2026-11-23T15:41:00Z'],
    ['PAST_24_HOUR', '2026-11-22T15:00:00Z', '2026-11-23T15:00:00Z'],
    ['PAST_1_HOUR;;Asia/Kathmandu;;', '2026-11-23T14:15:00Z', '2026-11-23T15:15:00Z'],
    ['NEXT_1_HOUR;;Australia/Lord_Howe;;SUNDAY;;', '2026-11-23T16:00:00Z', '2026-11-23T17:00:00Z'],
  ])('%s in units of the clock', (value, from, to) => {
    expect(planned('DATE_TIME', 'IS_RELATIVE', value)).toStrictEqual(range(from, to));
  });

  it('units of the clock give a plain date both its ends on their days', () => {
    expect(planned('DATE', 'IS_RELATIVE', 'PAST_2_HOUR', at('2026-11-23T15:00:00Z'))).toStrictEqual(
      range('2026-11-23', '2026-11-23'),
    );
    expect(planned('DATE', 'IS_RELATIVE', 'PAST_2_HOUR', at('2026-11-23T01:00:00Z'))).toStrictEqual(
      range('2026-11-22', '2026-11-23'),
    );
  });

  it.each(['garbage', 'PAST_0_DAY', 'PAST__DAY', 'LAST_1_DAY', 'PAST_1_DECADE', 'past_1_day', 'PAST_-1_DAY', '{}'])(
    '%s is yesterday for a plain date, and cannot be said for an instant',
    (value) => {
      expect(planned('DATE', 'IS_RELATIVE', value)).toStrictEqual(range('2026-11-22', '2026-11-23'));
      expect(planned('DATE_TIME', 'IS_RELATIVE', value)).toBe(STOP);
    },
  );

  it.each(['PAST_1_DAY;;No/Where;;', 'PAST_99999999_YEAR'])('%s is out of reach', (value) => {
    expect(planned('DATE', 'IS_RELATIVE', value)).toBe(STOP);
    expect(planned('DATE_TIME', 'IS_RELATIVE', value)).toBe(STOP);
  });

  it.each(['', '[]'])('%j counts for nothing', (value) => {
    expect(planned('DATE', 'IS_RELATIVE', value)).toStrictEqual(NOTHING);
    expect(planned('DATE_TIME', 'IS_RELATIVE', value)).toStrictEqual(NOTHING);
  });
});
