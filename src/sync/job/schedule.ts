import * as z from 'zod/mini';
import type { Store } from '../../ports/store';
import { type DeepReadonly, parseJson } from '../../wire';
import { isInstant } from './sense';

/** A week. */
export const MOST_HOURS = 24 * 7;

/** A table that is refreshed by itself, by one person's trigger and key. */
const scheduleSchema = () =>
  z.object({
    v: z.literal(1),
    /** Random id of the person. */
    owner: z.string(),
    everyHours: z.number().check(z.int(), z.gte(1), z.lte(MOST_HOURS)),
    /** Milliseconds since the epoch when a scheduled run last began; null before the first. */
    lastRun: z.nullable(z.number()),
    /** The sentence of the last run's failure, or null. */
    lastFailure: z.nullable(z.string()),
  });

export type Schedule = DeepReadonly<z.output<ReturnType<typeof scheduleSchema>>>;

const PREFIX = 'schedule/';
const HOUR_MS = 3_600_000;
/** Google keeps an hourly trigger's minute, give or take some; a table is due a little before its hour is over. */
const EARLY_MS = 10 * 60_000;

/** Schedules live in document properties: all editors see who refreshes what. */
export interface Schedules {
  readonly of: (tableId: string) => Schedule | null;
  readonly save: (tableId: string, schedule: Schedule) => void;
  readonly remove: (tableId: string) => void;
  readonly ownedBy: (owner: string) => readonly { readonly tableId: string; readonly schedule: Schedule }[];
}

export function schedules(store: Store): Schedules {
  const of = (tableId: string): Schedule | null => {
    const parsed = z.safeParse(scheduleSchema(), parseJson(store.get(PREFIX + tableId) ?? ''));
    if (!parsed.success) return null;
    const { lastRun } = parsed.data;
    // Without a time that can be, it is due; the schedule itself stays.
    return lastRun === null || isInstant(lastRun) ? parsed.data : { ...parsed.data, lastRun: null };
  };
  return {
    of,
    save: (tableId, schedule) => store.set(PREFIX + tableId, JSON.stringify(schedule)),
    remove: (tableId) => store.delete(PREFIX + tableId),
    ownedBy: (owner) =>
      store.keys(PREFIX).flatMap((key) => {
        const tableId = key.slice(PREFIX.length);
        const schedule = of(tableId);
        return schedule?.owner === owner ? [{ tableId, schedule }] : [];
      }),
  };
}

export function isDue({ everyHours, lastRun }: Schedule, now: number): boolean {
  // A run in the future was never one.
  return lastRun === null || lastRun > now || now - lastRun >= everyHours * HOUR_MS - EARLY_MS;
}
