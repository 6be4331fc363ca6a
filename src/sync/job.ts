/**
 * A pull as a state machine. Jobs are plain JSON: they live in document properties between executions.
 *
 *   planning → counting → fetching → checking → publishing → done
 *       ↑         |  ↘ walking ↗          |           ↑ Undo begins here
 *       |_________|___________|___________|        (the view changed: twice anew, then by id; a column is forbidden: without it)
 *   every phase before the copy may end in failed or cancelled; the person's sheet is untouched until then
 *
 * The table of phases × events, with what each leads to, is in docs/sync.md and in the tests.
 */
import type { ErrorDetails, ErrorKind } from '../errors';
import type { LeftOut, Receipt, Walked } from '../protocol';
import type { Table } from './table';

export interface JobBase {
  readonly v: 2;
  readonly table: Table;
  /** Where the rows come from: Twenty, or what the last refresh kept for Undo. */
  readonly source: 'twenty' | 'undo';
  /** The sheet to fill; null for a new one, which is made when the set is complete. */
  readonly sheetId: number | null;
  /** Random id of the person whose key pulls. */
  readonly owner: string;
  /** Milliseconds since the epoch; also the "now" of relative dates, so that all slices mean the same view. */
  readonly started: number;
  /** When the job was last saved, milliseconds since the epoch. */
  readonly saved: number;
  /** Requests so far that count against Twenty's limit. */
  readonly requests: number;
  /** Two at most in the view's order; the third reads by id. */
  readonly restarts: number;
  /** The person knows that the table holds more than their key may see. */
  readonly acceptFewer: boolean;
  /** Fields that the key may not read, as "person.jobTitle", and targets whose label it may not read, as "company". */
  readonly forbidden: readonly string[];
}

/** What a planned job knows: which plan its rows belong to. */
interface Planned extends JobBase {
  readonly fingerprint: string;
}

export interface Counted extends Planned {
  /** Records of the view; once all rows are staged, as many as those. */
  readonly total: number;
}

/** What the sheet was like before the first copy: afterwards it cannot be told any more. */
export interface Image {
  /** Columns to insert, and the width of the grid before: it tells a repeated step whether they are in. */
  readonly insert: { readonly after: number; readonly count: number; readonly maxColumns: number } | null;
  /** Compared with the table before; null the first time. */
  readonly change: { readonly added: number; readonly changed: number; readonly gone: number } | null;
  /** For the receipt: a copy may be ended by somebody who cannot ask Twenty. */
  readonly leftOut: readonly LeftOut[];
  readonly ignoredFilters: readonly string[];
}

export type Job =
  | (JobBase & { readonly phase: 'planning' })
  | (Planned & { readonly phase: 'counting' })
  | (Counted & {
      readonly phase: 'fetching';
      /** Rows that stand in the staging sheet: the next page begins here. */
      readonly offset: number;
      readonly pageSize: number;
      /** The server's own limit of rows a page, once it showed. */
      readonly pageCap: number | null;
    })
  | (Counted & {
      readonly phase: 'walking';
      /** Rows that stand in the staging sheet. */
      readonly rows: number;
      /** Where the next page begins; null for the first. */
      readonly cursor: string | null;
      readonly pageSize: number;
      readonly pageCap: number | null;
      /** What Twenty counted so far. */
      readonly walked: Walked;
    })
  | (Counted & { readonly phase: 'checking'; readonly walked: Walked | null })
  | (Counted & {
      readonly phase: 'publishing';
      /** What Twenty counted at the end. */
      readonly asked: number;
      readonly distinct: number;
      readonly walked: Walked | null;
      /** Null while the person's rows are being set aside; then copying begins, and may be repeated. */
      readonly image: Image | null;
      /** Name of the sheet to make, fixed before it is made; null when the table has its sheet. */
      readonly newSheetName: string | null;
    })
  | (JobBase & { readonly phase: 'done'; readonly receipt: Receipt })
  | (JobBase & { readonly phase: 'failed'; readonly kind: ErrorKind; readonly details: ErrorDetails })
  | (JobBase & { readonly phase: 'cancelled' });

export type JobPhase = Job['phase'];
export type JobIn<P extends JobPhase> = Extract<Job, { readonly phase: P }>;
export type ActiveJob = Exclude<Job, { readonly phase: 'done' | 'failed' | 'cancelled' }>;

export type JobEvent =
  | { readonly type: 'planned'; readonly fingerprint: string }
  | { readonly type: 'counted'; readonly total: number; readonly pageSize: number }
  | {
      readonly type: 'pagesWritten';
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
  | {
      readonly type: 'checked';
      readonly asked: number;
      readonly distinct: number;
      readonly newSheetName: string | null;
    }
  | { readonly type: 'imaged'; readonly image: Image }
  | { readonly type: 'published'; readonly table: Table; readonly sheetId: number; readonly receipt: Receipt }
  /** What the copy works with is gone: its staging sheet, or the sheet itself. */
  | { readonly type: 'lost'; readonly kind: ErrorKind; readonly details: ErrorDetails }
  | { readonly type: 'failed'; readonly kind: ErrorKind; readonly details: ErrorDetails }
  | { readonly type: 'cancelled' };

export function isActive(job: Job): job is ActiveJob {
  return job.phase !== 'done' && job.phase !== 'failed' && job.phase !== 'cancelled';
}

/** Some of the rows may be on the person's sheet already. */
export function isCopying(job: Job): boolean {
  return job.phase === 'publishing' && job.image !== null;
}

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
