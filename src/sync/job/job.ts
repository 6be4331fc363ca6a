/**
 * A pull as a state machine. Jobs are plain JSON: they live in document properties between executions.
 *
 *   planning → counting → fetching → checking → publishing → done
 *       ↑         |  ↘ walking ↗          |           ↑ Undo begins here
 *       |_________|___________|___________|        (the view changed: twice anew, then by id; a column is forbidden: without it)
 *   every phase before the journal is written may end in failed or cancelled; the sheet is untouched until then
 *
 * The table of phases × events, with what each leads to, is in docs/reference/job.md and in the tests.
 */
import type * as v from '../../schema';
import type { ErrorDetails, ErrorKind } from '../../errors';
import type { Receipt } from '../../protocol/receipt';
import type { DeepReadonly } from '../../wire';
import type { jobSchema } from './job-schema';
import type { Table, TableNames } from './table';

/** What is saved and what its schema reads are one. */
export type Job = DeepReadonly<v.InferOutput<ReturnType<typeof jobSchema>>>;

export type JobPhase = Job['phase'];
export type JobIn<P extends JobPhase> = Extract<Job, { readonly phase: P }>;
export type PublishingJob = JobIn<'publishing'>;
/** Where a job stands: *writing* is its publishing once the journal is written. */
export type JobStage = JobPhase | 'writing';
/** What a job knows in every phase. */
export type JobBase = Omit<JobIn<'planning'>, 'phase'>;
/** What it knows once the records were counted. */
export type Counted = Omit<JobIn<'checking'>, 'phase' | 'walked'>;
export type ActiveJob = Exclude<Job, { readonly phase: 'done' | 'failed' | 'cancelled' }>;

export type JobEvent =
  | { readonly type: 'planned'; readonly fingerprint: string; readonly names: TableNames }
  | { readonly type: 'counted'; readonly total: number; readonly pageSize: number }
  | {
      readonly type: 'pagesRead';
      readonly rows: number;
      readonly hasMore: boolean;
      readonly pageSize: number;
      readonly pageCap: number | null;
    }
  | {
      readonly type: 'walked';
      readonly rows: number;
      /** Null behind the last page. */
      readonly cursor: string | null;
      readonly total: number;
      readonly pageSize: number;
      readonly pageCap: number | null;
    }
  /** A page was too much for the server: ask for less. */
  | { readonly type: 'slowed'; readonly pageSize: number }
  /** The view, its columns or its count changed. */
  | { readonly type: 'changed' }
  | { readonly type: 'columnForbidden'; readonly names: readonly string[] }
  | { readonly type: 'checked'; readonly asked: number; readonly distinct: number; readonly hidden: number | null }
  | { readonly type: 'published'; readonly table: Table; readonly sheetId: number; readonly receipt: Receipt }
  /** What the publishing works with is gone: its journal, or the sheet itself. */
  | { readonly type: 'lost'; readonly kind: ErrorKind; readonly details: ErrorDetails }
  | { readonly type: 'failed'; readonly kind: ErrorKind; readonly details: ErrorDetails }
  | { readonly type: 'cancelled' };

export function isActive(job: Job): job is ActiveJob {
  return job.phase !== 'done' && job.phase !== 'failed' && job.phase !== 'cancelled';
}

/** Some of the changes may be on the sheet already. */
export const isWriting = (job: Job): boolean => job.phase === 'publishing' && job.journalled;

/** Rows that came so far, for the progress bar. */
export function rowsOf(job: Job): number {
  switch (job.phase) {
    case 'planning':
    case 'counting':
    case 'failed':
    case 'cancelled':
      return 0;
    case 'fetching':
      return job.offset;
    case 'walking':
      return job.rows;
    case 'checking':
    case 'publishing':
      return job.total;
    case 'done':
      return job.receipt.written;
  }
}
