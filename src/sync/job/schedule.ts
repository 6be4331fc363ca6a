/** A table that is refreshed by itself, by one person's trigger and key. */
import * as v from '../../schema';
import type { Store } from '../../ports/store';
import { type DeepReadonly, parseJson } from '../../wire';
import type { Zone } from '../../twenty/filters/calendar';
import { count, instant, isInstant } from './sense';
import { MOST_HOURS, slotAfter, slotAt, timingSchema } from './timing';

const scheduleSchema = () =>
  v.object({
    v: v.literal(2),
    /** Random id of the person. */
    owner: v.string(),
    timing: timingSchema(),
    paused: v.boolean(),
    /** Milliseconds since the epoch: slots before it are not asked for. */
    since: instant(),
    /** Of slots that are hours, see `Slots`. */
    phase: v.integer(0, 59),
    /** When a scheduled run last began; null before the first. */
    lastRun: v.nullable(v.number()),
    /** When an execution began to work on it that has not ended. An older one died. */
    open: v.nullable(v.number()),
    /** Of the slot that is due: attempts that failed and may be repeated. 1 also asks for a first run, with the next tick. */
    failed: count(),
    /** The sentence of the last run's failure, or null. */
    lastFailure: v.nullable(v.string()),
    /** When a run last ended well. */
    done: v.optional(v.nullable(v.number()), null),
    /** The last run that came late and had no failure to tell, and the slot that it was due for. */
    late: v.optional(v.nullable(v.object({ due: instant(), ran: instant() })), null),
    /** What a run does where the view has other columns than before. */
    guard: v.picklist(['follow', 'keep', 'stop']),
    /** The fields of the table, by their marks, for a guard; none where nothing is guarded. */
    fields: v.array(v.string()),
  });

export type Schedule = DeepReadonly<v.InferOutput<ReturnType<typeof scheduleSchema>>>;

/** Before schedules had a calendar. */
const firstSchema = () =>
  v.object({
    v: v.literal(1),
    owner: v.string(),
    everyHours: v.integer(1, MOST_HOURS),
    lastRun: v.nullable(v.number()),
    lastFailure: v.nullable(v.string()),
  });

/** A schedule that has not run. */
export function newSchedule(
  asked: Pick<Schedule, 'owner' | 'timing' | 'paused' | 'since' | 'guard' | 'fields'>,
): Schedule {
  return { ...asked, v: 2, phase: 0, lastRun: null, open: null, failed: 0, lastFailure: null, done: null, late: null };
}

const PREFIX = 'schedule/';

/** Schedules live in document properties: all editors see who refreshes what. */
export interface Schedules {
  readonly of: (tableId: string) => Schedule | null;
  readonly save: (tableId: string, schedule: Schedule) => void;
  readonly remove: (tableId: string) => void;
  readonly all: () => readonly ScheduledTable[];
  readonly ownedBy: (owner: string) => readonly ScheduledTable[];
}

interface ScheduledTable {
  readonly tableId: string;
  readonly schedule: Schedule;
}

export function schedules(store: Store): Schedules {
  const of = (tableId: string): Schedule | null => {
    const said = parseJson(store.get(PREFIX + tableId) ?? '');
    const schedule = v.read(scheduleSchema(), said) ?? takenOver(said);
    // Without a time that can be, it is due; the schedule itself stays.
    return schedule === null || schedule.lastRun === null || isInstant(schedule.lastRun)
      ? schedule
      : { ...schedule, lastRun: null };
  };
  const all = (): readonly ScheduledTable[] =>
    store.keys(PREFIX).flatMap((key) => {
      const tableId = key.slice(PREFIX.length);
      const schedule = of(tableId);
      return schedule === null ? [] : [{ tableId, schedule }];
    });
  return {
    of,
    save: (tableId, schedule) => store.set(PREFIX + tableId, JSON.stringify(schedule)),
    remove: (tableId) => store.delete(PREFIX + tableId),
    all,
    ownedBy: (owner) => all().filter(({ schedule }) => schedule.owner === owner),
  };
}

function takenOver(said: unknown): Schedule | null {
  const first = v.read(firstSchema(), said);
  if (first === null) return null;
  const { owner, everyHours, lastRun, lastFailure } = first;
  const timing = { kind: 'hours', every: everyHours } as const;
  return {
    ...newSchedule({ owner, timing, paused: false, since: 0, guard: 'follow', fields: [] }),
    lastRun,
    lastFailure,
  };
}

/** Attempts in one slot where a failure may pass by itself; then the next slot has its turn. */
export const MOST_ATTEMPTS = 3;

/** The slot for which a run is due, in milliseconds since the epoch; null where none is. */
export function dueSlot(schedule: Schedule, now: number, zone: Zone): number | null {
  if (schedule.paused) return null;
  const slot = slotAt(now, { ...schedule, zone });
  if (schedule.failed > 0 && schedule.failed < MOST_ATTEMPTS) return slot;
  return slot > served(schedule, now) ? slot : null;
}

/** Slots up to there are done with. A run in the future was never one. */
function served({ since, lastRun }: Schedule, now: number): number {
  return Math.max(since, lastRun === null || lastRun > now ? -1 : lastRun);
}

/** When the next run is due; now where one is; null while it is paused. */
export function nextRun(schedule: Schedule, now: number, zone: Zone): number | null {
  if (schedule.paused) return null;
  return dueSlot(schedule, now, zone) === null ? slotAfter(now, { ...schedule, zone }) : now;
}

/** A trigger ticks once an hour, some minutes early or late, and others have their turn first. */
const GRACE_MS = 90 * 60_000;

/** The last slot whose run should have begun and did not; null where all is well. */
export function missedSlot(schedule: Schedule, now: number, zone: Zone): number | null {
  if (schedule.paused) return null;
  const slot = slotAt(now - GRACE_MS, { ...schedule, zone });
  return slot > served(schedule, now) ? slot : null;
}

/** By then a run must have begun, or one is missing. */
export function missingFrom(schedule: Schedule, now: number, zone: Zone): number | null {
  if (schedule.paused) return null;
  return slotAfter(served(schedule, now), { ...schedule, zone }) + GRACE_MS;
}
