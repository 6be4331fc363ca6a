/** Offsets of zones, from the zone data of Node's own Intl; nothing here is visible to the script. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Java's custom ids: GMT+2, GMT-05:30. */
const CUSTOM = /^(?:GMT|UTC)([+-])(\d{1,2})(?::?(\d{2}))?$/;

function customOffset(zone: string): number | undefined {
  if (zone === 'GMT' || zone === 'UTC' || zone === 'Etc/UTC' || zone === 'Z') return 0;
  const match = CUSTOM.exec(zone);
  if (!match) return undefined;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0)) * 60_000;
}

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    era: 'short',
  });
  formatters.set(zone, made);
  return made;
}

/** True for an IANA zone id, or a custom id such as GMT+2. */
export const isZone = (zone: string): boolean => customOffset(zone) !== undefined || isNamedZone(zone);

/** True for an IANA zone id. */
export function isNamedZone(zone: string): boolean {
  try {
    formatter(zone);
    return true;
  } catch {
    return false;
  }
}

/** Nearly all clocks change at full quarters of an hour: where both ends have one offset, it serves all between. */
const QUARTER_MS = 900_000;
const MOST_KEPT = 50_000;
const offsets = new Map<string, Map<number, number>>();

/** Milliseconds to add to UTC to get the wall clock of `zone` at that instant. */
export function zoneOffset(instant: number, zone: string): number {
  let known = offsets.get(zone);
  if (!known || known.size > MOST_KEPT) {
    known = new Map();
    offsets.set(zone, known);
  }
  const quarter = Math.floor(instant / QUARTER_MS);
  const offset = offsetOf(quarter, zone, known);
  // St John's changed its clocks at 00:01 for many years.
  return offset === offsetOf(quarter + 1, zone, known) ? offset : readOffset(Math.floor(instant / 1_000) * 1_000, zone);
}

function offsetOf(quarter: number, zone: string, known: Map<number, number>): number {
  const offset = known.get(quarter) ?? customOffset(zone) ?? readOffset(quarter * QUARTER_MS, zone);
  known.set(quarter, offset);
  return offset;
}

function readOffset(instant: number, zone: string): number {
  const parts: Record<string, string> = {};
  for (const part of formatter(zone).formatToParts(instant)) parts[part.type] = part.value;
  const year = parts['era'] === 'BC' ? 1 - Number(parts['year']) : Number(parts['year']);
  const wall = new Date(0);
  wall.setUTCFullYear(year, Number(parts['month']) - 1, Number(parts['day']));
  wall.setUTCHours(Number(parts['hour']), Number(parts['minute']), Number(parts['second']), 0);
  return wall.getTime() - instant;
}
