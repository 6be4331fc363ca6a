import type { ZoneOffset } from './typed-value';

const MINUTE_MS = 60_000;
/** Farther from UTC is no zone. */
const FARTHEST_MS = 15 * 60 * MINUTE_MS;

/**
 * The instant at which a clock of that zone shows this time; both in milliseconds, `wall` as if it were UTC. Null where the clocks leave the
 * time out, or show it twice.
 */
export function instantAt(wall: number, offset: ZoneOffset): number | null {
  const offsets = new Set([offset(wall - FARTHEST_MS), offset(wall + FARTHEST_MS)]);
  const found = [...offsets]
    .map((minutes) => wall - minutes * MINUTE_MS)
    .filter((instant) => instant + offset(instant) * MINUTE_MS === wall);
  return found.length === 1 ? (found[0] ?? null) : null;
}
