/** `YYYY-MM-DDTHH:MM:SS.sssZ`, the fraction optional. */
const INSTANT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?Z$/;

/**
 * Milliseconds since the epoch of an ISO instant in UTC; NaN when it is not one. `Date.parse` alone would read the 30th of
 * February as the 2nd of March.
 */
export function instantOf(iso: string): number {
  const [, year, month, day] = INSTANT.exec(iso) ?? [];
  if (year === undefined || Number(day) > daysInMonth(Number(year), Number(month))) return Number.NaN;
  return Date.parse(iso);
}

const WRITTEN =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:Z|([+-])(\d\d)(?::?(\d\d)(?::?\d\d)?)?)$/i;
const MINUTE_MS = 60_000;

/**
 * The instant in UTC, `2026-01-02T01:04:05.678Z`, of a text that gives its offset from UTC in any of the forms of ISO 8601 and of
 * PostgreSQL: `2026-01-02T03:04:05.678+02:00`, `2026-01-02 03:04:05+02`. As it came where it is in UTC already. Undefined for anything
 * else, a time without an offset among it.
 */
export function instantIn(text: string): string | undefined {
  const [, day = '', minute = '', second = '00', fraction, sign, hours, minutes = '0'] = WRITTEN.exec(text) ?? [];
  if (day === '') return undefined;
  const wall = `${day}T${minute}:${second}${fraction === undefined ? '' : `.${fraction}`}Z`;
  if (sign === undefined) return wall;
  const instant = instantOf(wall);
  if (Number.isNaN(instant)) return undefined;
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
  return new Date(instant - offset).toISOString();
}

/** 0 for a month that does not exist. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  if (month < 1 || month > 12) return 0;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
