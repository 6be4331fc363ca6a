import type { ZoneOffset } from './typed-value';

const MINUTE_MS = 60_000;

/** A change of offset that is undone sooner than this after it would be missed; the shortest known pause is 12 days. */
const WINDOW_MS = 10 * 24 * 60 * MINUTE_MS;

/** Zones have changed their clocks at full quarters of an hour of UTC for a century; other minutes are found too. */
const QUARTER_MS = 15 * MINUTE_MS;

/** Most zones change their clocks at the same minute of the week, year after year. */
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;

/** From `start` (milliseconds since the epoch) on, until the next one of the list, the offset is `offset` minutes. */
interface Interval {
  readonly start: number;
  readonly offset: number;
}

/** What was asked, by window: as JSON it outlives an execution. */
export interface KnownOffsets {
  readonly edges: [window: number, offset: number][];
  readonly windows: [window: number, intervals: readonly Interval[]][];
}

/** Offsets that remember. */
export interface OffsetMemory {
  readonly offset: ZoneOffset;
  readonly known: () => KnownOffsets;
  /** Something was asked that was not known before. */
  readonly hasLearnt: () => boolean;
}

/**
 * The same offsets with few questions: asking the platform is a service call, and a pull asks for each date-time. Time is
 * cut into windows of ten days; a window is asked about when an instant first falls into it, at both of its ends, and
 * where these differ the change is found to the minute by halving, first at the minute of the week of the last such change. That is at
 * most 39 questions for a whole year without a change, 11 more for a change, and some 4 for one like those before.
 */
export function rememberOffsets(offsetAt: ZoneOffset, before?: KnownOffsets): OffsetMemory {
  const edges = new Map<number, number>(before?.edges);
  const windows = new Map<number, readonly Interval[]>(before?.windows);
  const minutes = new Map([...windows.values()].flatMap(minutesOfWeek));
  let learnt = false;

  const edge = (window: number): number => {
    const offset = edges.get(window) ?? offsetAt(window * WINDOW_MS);
    edges.set(window, offset);
    return offset;
  };

  const intervalsOf = (window: number): readonly Interval[] => {
    const first = { start: window * WINDOW_MS, offset: edge(window) };
    const intervals = [
      first,
      ...changesAfter(first, { start: first.start + WINDOW_MS, offset: edge(window + 1) }, offsetAt, minutes),
    ];
    windows.set(window, intervals);
    for (const [change, minute] of minutesOfWeek(intervals)) minutes.set(change, minute);
    learnt = true;
    return intervals;
  };

  const offset: ZoneOffset = (instant) => {
    const window = Math.floor(instant / WINDOW_MS);
    let found = Number.NaN;
    for (const interval of windows.get(window) ?? intervalsOf(window)) {
      if (interval.start <= instant) found = interval.offset;
    }
    return found;
  };
  return { offset, known: () => ({ edges: [...edges], windows: [...windows] }), hasLearnt: () => learnt };
}

export const cachedOffsets = (offsetAt: ZoneOffset): ZoneOffset => rememberOffsets(offsetAt).offset;

/** The changes between two instants, in order. Two changes within one window are found unless they cancel out. */
function changesAfter(first: Interval, end: Interval, offsetAt: ZoneOffset, minutes: Minutes): readonly Interval[] {
  const changes: Interval[] = [];
  let last = first;
  while (last.offset !== end.offset && last.start < end.start) {
    last = nextChange(...narrowed(last, end, offsetAt, minutes), offsetAt);
    changes.push(last);
  }
  return changes;
}

/** By the offsets before and after: when the clocks were changed, in milliseconds since the week began (on a Thursday). */
type Minutes = ReadonlyMap<string, number>;

const changeOf = (from: Interval, to: Interval): string => `${from.offset}/${to.offset}`;

const minutesOfWeek = (intervals: readonly Interval[]): [change: string, minute: number][] =>
  intervals.flatMap((to, index) => {
    const from = intervals[index - 1];
    return from ? [[changeOf(from, to), to.start - Math.floor(to.start / WEEK_MS) * WEEK_MS]] : [];
  });

/** The same, closer together, by what the clock shows at likely times; both ends stay at full quarters of an hour. */
function narrowed(from: Interval, end: Interval, offsetAt: ZoneOffset, minutes: Minutes): [Interval, Interval] {
  const minute = minutes.get(changeOf(from, end));
  let [before, after] = [from, end];
  if (minute === undefined) return [before, after];
  for (let week = Math.floor(from.start / WEEK_MS); week * WEEK_MS < end.start; week += 1) {
    const change = week * WEEK_MS + Math.ceil(minute / QUARTER_MS) * QUARTER_MS;
    for (const start of [change, change - QUARTER_MS]) {
      if (start <= before.start || start >= after.start) continue;
      const offset = offsetAt(start);
      if (offset === from.offset) before = { start, offset };
      else after = { start, offset };
    }
  }
  return [before, after];
}

/** The first minute after `from` that has another offset, and that offset; `end` is known to have another one. */
function nextChange(from: Interval, end: Interval, offsetAt: ZoneOffset): Interval {
  const quarter = halve(from, end, QUARTER_MS, offsetAt);
  const minuteBefore = quarter.start - MINUTE_MS;
  if (minuteBefore <= from.start) return quarter;
  const offsetBefore = offsetAt(minuteBefore);
  if (offsetBefore === from.offset) return quarter;
  const start = Math.max(from.start, quarter.start - QUARTER_MS);
  return halve({ ...from, start }, { start: minuteBefore, offset: offsetBefore }, MINUTE_MS, offsetAt);
}

/** Halves the time between the two until the change lies within one step; answers the end of that step. */
function halve(from: Interval, end: Interval, step: number, offsetAt: ZoneOffset): Interval {
  let before = from.start;
  let after = end;
  while (after.start - before > step) {
    const start = before + Math.ceil((after.start - before) / step / 2) * step;
    const offset = offsetAt(start);
    if (offset === from.offset) before = start;
    else after = { start, offset };
  }
  return after;
}

/** Date and time on a clock of that zone: "2026-05-04 08:30". */
export function clockText(instant: number, offset: ZoneOffset): string {
  return new Date(instant + offset(instant) * MINUTE_MS).toISOString().slice(0, 16).replace('T', ' ');
}
