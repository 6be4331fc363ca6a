import { zoneOffset } from '../../zone';

/**
 * Dates in cells are serial numbers: days since 1899-12-30 on the wall clock of the spreadsheet's zone, the fraction is the
 * time of day (google.md §6.2).
 */
const DAY_MS = 86_400_000;
const EPOCH_MS = Date.UTC(1899, 11, 30);

export function serialFromEpoch(epochMs: number, timeZone: string): number {
  return (epochMs + zoneOffset(epochMs, timeZone) - EPOCH_MS) / DAY_MS;
}

/** Milliseconds since 1970 of a serial. A wall time that a clock change skips moves forward, as Java's calendars do. */
export function epochFromSerial(serial: number, timeZone: string): number {
  const wallMs = Math.round(serial * DAY_MS) + EPOCH_MS;
  const guess = wallMs - zoneOffset(wallMs, timeZone);
  const epoch = wallMs - zoneOffset(guess, timeZone);
  return epoch + zoneOffset(epoch, timeZone) === wallMs ? epoch : Math.max(epoch, guess);
}

export function serialFromParts(year: number, month: number, day: number): number {
  return (Date.UTC(year, month - 1, day) - EPOCH_MS) / DAY_MS;
}

/** Year, month and day of a serial. */
export function partsFromSerial(serial: number): [number, number, number] {
  const date = new Date(Math.floor(serial) * DAY_MS + EPOCH_MS);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}
