import { BLANK, type Cell } from '../../src/cells/cell';
import { CUT_MARK, cutText } from '../../src/cells/cut-text';
import { type TypedValue, typedValueOf, type ZoneOffset } from '../../src/cells/typed-value';

const UTC: ZoneOffset = () => 0;
const PARIS_SUMMER: ZoneOffset = () => 120;

const date = (iso: string): Cell => ({ kind: 'date', iso });
const dateTime = (iso: string): Cell => ({ kind: 'dateTime', iso });

test.each<[string, Cell, ZoneOffset, TypedValue]>([
  ['blank is nothing', BLANK, UTC, null],
  ['text that looks like a formula stays text', { kind: 'text', text: '=1+1' }, UTC, { text: '=1+1' }],
  ['text that looks like a number stays text', { kind: 'text', text: '00123' }, UTC, { text: '00123' }],
  ['a number is a number', { kind: 'number', value: -1.5e-7 }, UTC, { number: -1.5e-7 }],
  ['what is no number is text', { kind: 'number', value: Number.NaN }, UTC, { text: 'NaN' }],
  ['no is no, not blank', { kind: 'boolean', value: false }, UTC, { boolean: false }],
  ['day 0 of a spreadsheet', date('1899-12-30'), UTC, { number: 0 }],
  ['1970-01-01 is day 25569', date('1970-01-01'), UTC, { number: 25569 }],
  ['a leap day', date('2024-02-29'), UTC, { number: 45351 }],
  ['a day is the same day in every zone', date('2024-02-29'), PARIS_SUMMER, { number: 45351 }],
  ['the last day there is', date('9999-12-31'), UTC, { number: 2958465 }],
  ['a day before day 0 is text', date('1899-12-29'), UTC, { text: '1899-12-29' }],
  ['the year 1 is text', date('0001-01-01'), UTC, { text: '0001-01-01' }],
  ['the 30th of February is text', date('2026-02-30'), UTC, { text: '2026-02-30' }],
  ['the 29th of February 1900 is text', date('1900-02-29'), UTC, { text: '1900-02-29' }],
  ['the 31st of April is text', date('2026-04-31'), UTC, { text: '2026-04-31' }],
  ['a 13th month is text', date('2026-13-01'), UTC, { text: '2026-13-01' }],
  ['no date at all is text', date('soon'), UTC, { text: 'soon' }],
  ['noon', dateTime('1970-01-01T12:00:00.000Z'), UTC, { number: 25569.5 }],
  ['noon on the clock of Paris', dateTime('1970-01-01T12:00:00.000Z'), PARIS_SUMMER, { number: 25569.5 + 2 / 24 }],
  ['without a fraction of a second', dateTime('1970-01-01T06:00:00Z'), UTC, { number: 25569.25 }],
  ['an hour that does not exist is text', dateTime('2026-01-01T25:00:00Z'), UTC, { text: '2026-01-01T25:00:00Z' }],
  ['a time before day 0 is text', dateTime('1800-01-01T00:00:00.000Z'), UTC, { text: '1800-01-01T00:00:00.000Z' }],
  ['day 0 may be another day in UTC', dateTime('1899-12-29T23:00:00.000Z'), () => 60, { number: 0 }],
])('%s', (_name, cell, offset, expected) => {
  expect(rounded(typedValueOf(cell, offset))).toEqual(rounded(expected));
});

/** To the microsecond: serial numbers are fractions of a day. */
function rounded(value: TypedValue): TypedValue {
  return value && 'number' in value ? { number: Number(value.number.toFixed(11)) } : value;
}

test('a text that is no instant never asks for an offset', () => {
  const asked: number[] = [];
  expect(typedValueOf(dateTime('x'), (instant) => asked.push(instant))).toEqual({ text: 'x' });
  expect(asked).toEqual([]);
});

test('milliseconds survive', () => {
  const value = typedValueOf(dateTime('2026-01-02T03:04:05.678Z'), UTC);
  const serial = value && 'number' in value ? value.number : Number.NaN;
  expect(Math.round((serial - 25569) * 86_400_000)).toBe(Date.UTC(2026, 0, 2, 3, 4, 5, 678));
});

describe('text longer than a cell', () => {
  test('49,999 characters stay whole: with its apostrophe it fills the cell', () => {
    const text = 'x'.repeat(49_999);
    expect(cutText(text)).toBe(text);
  });

  test.each([50_000, 50_001, 1_000_000])('%i characters are cut with a mark', (length) => {
    const cut = cutText('x'.repeat(length));
    expect(cut).toHaveLength(49_999);
    expect(cut).toBe('x'.repeat(49_999 - CUT_MARK.length) + CUT_MARK);
  });

  test('no character is cut in two', () => {
    for (const before of ['', 'x']) {
      const cut = cutText(before + '😀'.repeat(30_000));
      expect(cut.endsWith(`😀${CUT_MARK}`)).toBe(true);
      expect(cut.length).toBeLessThanOrEqual(49_999);
      expect(cut.length).toBeGreaterThanOrEqual(49_998);
    }
  });

  test('typed values are cut', () => {
    expect(typedValueOf({ kind: 'text', text: 'y'.repeat(60_000) }, UTC)).toEqual({
      text: cutText('y'.repeat(60_000)),
    });
  });
});
