/**
 * Dates in cells are serial numbers: days since 1899-12-30 on the wall clock of the spreadsheet's zone, the fraction is the
 * time of day (google.md §6.2).
 */
const DAY_MS = 86_400_000;
const EPOCH_MS = Date.UTC(1899, 11, 30);

export function serialFromEpoch(epochMs: number, timeZone: string): number {
  return (epochMs + offsetAt(epochMs, timeZone) - EPOCH_MS) / DAY_MS;
}

/** Milliseconds since 1970 of a serial. A wall time that a clock change skips moves forward, as Java's calendars do. */
export function epochFromSerial(serial: number, timeZone: string): number {
  const wallMs = Math.round(serial * DAY_MS) + EPOCH_MS;
  const guess = wallMs - offsetAt(wallMs, timeZone);
  const epoch = wallMs - offsetAt(guess, timeZone);
  return epoch + offsetAt(epoch, timeZone) === wallMs ? epoch : Math.max(epoch, guess);
}

export function serialFromParts(year: number, month: number, day: number): number {
  return (Date.UTC(year, month - 1, day) - EPOCH_MS) / DAY_MS;
}

/** Year, month and day of a serial. */
export function partsFromSerial(serial: number): [number, number, number] {
  const date = new Date(Math.floor(serial) * DAY_MS + EPOCH_MS);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

/** Offsets change on quarter hours at the earliest, so one answer serves a quarter of an hour. */
const QUARTER_MS = 900_000;
const offsets = new Map<string, Map<number, number>>();
const formatters = new Map<string, Intl.DateTimeFormat>();

function offsetAt(epochMs: number, timeZone: string): number {
  let known = offsets.get(timeZone);
  if (!known || known.size > 50_000) {
    known = new Map();
    offsets.set(timeZone, known);
  }
  const quarter = Math.floor(epochMs / QUARTER_MS);
  let offset = known.get(quarter);
  if (offset === undefined) {
    offset = computeOffset(quarter * QUARTER_MS, timeZone);
    known.set(quarter, offset);
  }
  return offset;
}

function computeOffset(epochMs: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const part of formatterOf(timeZone).formatToParts(epochMs)) {
    if (part.type !== 'literal' && part.type !== 'era') parts[part.type] = Number(part.value);
  }
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - epochMs;
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** Whether the IANA name is one that dates can be computed in. */
export function isKnownZone(timeZone: string): boolean {
  try {
    formatterOf(timeZone);
    return true;
  } catch {
    return false;
  }
}
