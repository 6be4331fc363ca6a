import type { ZoneOffset } from './typed-value';

const MINUTE_MS = 60_000;

/** A change of offset that is undone sooner than this after it would be missed; the shortest known pause is 12 days. */
const WINDOW_MS = 10 * 24 * 60 * MINUTE_MS;

/** Zones have changed their clocks at full quarters of an hour of UTC for a century; other minutes are found too. */
const QUARTER_MS = 15 * MINUTE_MS;

/** From `start` (milliseconds since the epoch) on, until the next one of the list, the offset is `offset` minutes. */
interface Interval {
  readonly start: number;
  readonly offset: number;
}

/**
 * The same offsets with few questions: asking the platform is a service call, and a pull asks for each date-time. Time is
 * cut into windows of ten days; a window is asked about when an instant first falls into it, at both of its ends, and
 * where these differ the change is found to the minute by halving. That is at most 38 questions for a whole year without
 * a change, and 12 more for each change.
 */
export function cachedOffsets(offsetAt: ZoneOffset): ZoneOffset {
  const edges = new Map<number, number>();
  const windows = new Map<number, readonly Interval[]>();

  const edge = (window: number): number => {
    const offset = edges.get(window) ?? offsetAt(window * WINDOW_MS);
    edges.set(window, offset);
    return offset;
  };

  const intervalsOf = (window: number): readonly Interval[] => {
    const first = { start: window * WINDOW_MS, offset: edge(window) };
    const intervals = [
      first,
      ...changesAfter(first, { start: first.start + WINDOW_MS, offset: edge(window + 1) }, offsetAt),
    ];
    windows.set(window, intervals);
    return intervals;
  };

  return (instant) => {
    const window = Math.floor(instant / WINDOW_MS);
    let offset = Number.NaN;
    for (const interval of windows.get(window) ?? intervalsOf(window)) {
      if (interval.start <= instant) offset = interval.offset;
    }
    return offset;
  };
}

/** The changes between two instants, in order. Two changes within one window are found unless they cancel out. */
function changesAfter(first: Interval, end: Interval, offsetAt: ZoneOffset): readonly Interval[] {
  const changes: Interval[] = [];
  let last = first;
  while (last.offset !== end.offset && last.start < end.start) {
    const start = nextChange(last, end.start, offsetAt);
    last = start === end.start ? end : { start, offset: offsetAt(start) };
    changes.push(last);
  }
  return changes;
}

/** The first minute after `from.start`, at most `end`, that has another offset; `end` is known to have one. */
function nextChange(from: Interval, end: number, offsetAt: ZoneOffset): number {
  const quarter = halve(from, end, QUARTER_MS, offsetAt);
  const minuteBefore = quarter - MINUTE_MS;
  if (minuteBefore <= from.start || offsetAt(minuteBefore) === from.offset) return quarter;
  const start = Math.max(from.start, quarter - QUARTER_MS);
  return halve({ start, offset: from.offset }, minuteBefore, MINUTE_MS, offsetAt);
}

/** Halves the time from `from.start` to `end` until the change lies within one step; answers the end of that step. */
function halve(from: Interval, end: number, step: number, offsetAt: ZoneOffset): number {
  let before = from.start;
  let after = end;
  while (after - before > step) {
    const middle = before + Math.ceil((after - before) / step / 2) * step;
    if (offsetAt(middle) === from.offset) before = middle;
    else after = middle;
  }
  return after;
}
