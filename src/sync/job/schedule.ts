/** A table that is refreshed by itself, by one person's trigger and key. */
import * as z from 'zod/mini';
import type { Store } from '../../ports/store';
import { type DeepReadonly, parseJson } from '../../wire';
import type { Zone } from '../../twenty/filters/calendar';
import { count, instant, isInstant } from './sense';
import { MOST_HOURS, slotAfter, slotAt, timingSchema } from './timing';

const scheduleSchema = () =>
  z.object({
    v: z.literal(2),
    /** Random id of the person. */
    owner: z.string(),
    timing: timingSchema(),
    paused: z.boolean(),
    /** Milliseconds since the epoch: slots before it are not asked for. */
    since: instant(),
    /** Of slots that are hours, see `Slots`. */
    phase: z.number().check(z.int(), z.gte(0), z.lte(59)),
    /** When a scheduled run last began; null before the first. */
    lastRun: z.nullable(z.number()),
    /** When an execution began to work on it that has not ended. An older one died. */
    open: z.nullable(z.number()),
    /** Of the slot that is due: attempts that failed and may be repeated. 1 also asks for a first run, with the next tick. */
    failed: count(),
    /** The sentence of the last run's failure, or null. */
    lastFailure: z.nullable(z.string()),
    /** When a run last ended well. */
    done: z._default(z.nullable(z.number()), null),
    /** The last run that came late and had no failure to tell, and the slot that it was due for. */
    late: z._default(z.nullable(z.object({ due: instant(), ran: instant() })), null),
    /** What a run does where the view has other columns than before. */
    guard: z.enum(['follow', 'keep', 'stop']),
    /** The fields of the table, by their marks, for a guard; none where nothing is guarded. */
    fields: z.array(z.string()),
  });

export type Schedule = DeepReadonly<z.output<ReturnType<typeof scheduleSchema>>>;

/** Before schedules had a calendar. */
const firstSchema = () =>
  z.object({
    v: z.literal(1),
    owner: z.string(),
    everyHours: z.number().check(z.int(), z.gte(1), z.lte(MOST_HOURS)),
    lastRun: z.nullable(z.number()),
    lastFailure: z.nullable(z.string()),
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
    const parsed = z.safeParse(scheduleSchema(), said);
    const schedule = parsed.success ? parsed.data : takenOver(said);
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
  const parsed = z.safeParse(firstSchema(), said);
  if (!parsed.success) return null;
  const { owner, everyHours, lastRun, lastFailure } = parsed.data;
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
