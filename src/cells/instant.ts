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

/** 0 for a month that does not exist. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  if (month < 1 || month > 12) return 0;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
