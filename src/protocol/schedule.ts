/** When a table is refreshed by itself, and the copies that are kept. */

/** When a table is refreshed by itself. Hours are those of the spreadsheet's zone; a run begins between `hour` and the one after it. */
export type Timing =
  | { readonly kind: 'hours'; readonly every: number }
  | { readonly kind: 'days'; readonly hour: number }
  /** 1 is Monday, 7 Sunday. */
  | { readonly kind: 'weekdays'; readonly days: readonly number[]; readonly hour: number }
  /** 1 to 31; in a month that has no such day it is the last. */
  | { readonly kind: 'month'; readonly day: number; readonly hour: number };

/** Dated copies of a table in a sheet of their own. */
export interface SnapshotPlan {
  readonly every: 'run' | 'day' | 'week' | 'month';
  /** Tags of the columns that are copied; null for all. */
  readonly columns: readonly string[] | null;
  /** How many copies stay, or for how long. */
  readonly keep:
    | { readonly kind: 'all' }
    | { readonly kind: 'number'; readonly number: number }
    | { readonly kind: 'days'; readonly days: number };
}

/** What a scheduled run does where the view has other columns than before. */
type ColumnGuard = 'follow' | 'keep' | 'stop';

export interface ScheduleInfo {
  readonly timing: Timing;
  readonly paused: boolean;
  readonly guard: ColumnGuard;
  /** The name that another editor gave themselves; '' for one who gave none, and for this person. */
  readonly by: string;
  /** ISO instant of the next run; null while it is paused. In the past where one is due. */
  readonly nextRun: string | null;
  /** ISO instant of a run that was due and did not begin; null where all is well. */
  readonly missing: string | null;
  /** Whether this person's key and trigger do it, or another editor's. */
  readonly mine: boolean;
  /** ISO instant of the last scheduled run, or null before the first. */
  readonly lastRun: string | null;
  /** The sentence of the last run's failure, or null. */
  readonly lastFailure: string | null;
}

/** How a table's schedule shall be. */
export interface SchedulePlan {
  readonly timing: Timing;
  readonly paused: boolean;
  readonly guard: ColumnGuard;
}
