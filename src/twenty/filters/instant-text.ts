import { dayOfIso, isoOfInstant, UNIT_LENGTH } from './calendar';

const { SECOND, MINUTE, HOUR } = UNIT_LENGTH;
const DAY = 24 * HOUR;

const INSTANT =
  /^(\d{4}-\d\d-\d\d)[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?(?:Z|([+-])([01]\d|2[0-3])(?::?([0-5]\d))?)$/i;

/** A date and time as a filter's value says it. */
export interface InstantText {
  /** Milliseconds since the epoch, at a whole second. */
  readonly second: number;
  /** Digits of the second's fraction, at most nine: finer than the milliseconds of a Date. */
  readonly fraction: string;
}

/** ISO 8601 with an offset; undefined for anything else, also for days that do not exist (which Date.parse moves on). */
export function readInstant(text: string): InstantText | undefined {
  const match = INSTANT.exec(text);
  if (!match) return undefined;
  const [, date = '', hour, minute, second = 0, fraction = '', sign, offsetHour = 0, offsetMinute = 0] = match;
  const offset = (sign === '-' ? -1 : 1) * (Number(offsetHour) * HOUR + Number(offsetMinute) * MINUTE);
  const wall = dayOfIso(date) * DAY + Number(hour) * HOUR + Number(minute) * MINUTE + Number(second) * SECOND;
  return Number.isNaN(wall) ? undefined : { second: wall - offset, fraction };
}

/** `2026-11-23T15:31:00.12Z`: in UTC, with no more decimals than needed. */
export function writeInstant({ second, fraction }: InstantText): string {
  const decimals = fraction.replace(/0+$/, '');
  return isoOfInstant(second).replace('Z', decimals === '' ? 'Z' : `.${decimals}Z`);
}
