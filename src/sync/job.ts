/**
 * A pull as a state machine. Jobs are plain JSON: they live in document properties between executions.
 *
 *   planning → counting → fetching → checking → publishing → done
 *       ↑_________|___________|__________|        (the view changed: at most twice; a column is forbidden: without it)
 *   every phase before the copy may end in failed or cancelled; the person's sheet is untouched until then
 *
 * The table of phases × events, with what each leads to, is in docs/sync.md and in the tests.
 */
import type { ErrorDetails, ErrorKind } from '../errors';
import type { Receipt } from '../protocol';
import type { Table } from './table';

/** A pull restarts this often when its view changes while it is read; then it ends with `view-changing`. */
const MAX_RESTARTS = 2;

interface JobBase {
  readonly v: 1;
  readonly table: Table;
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
  readonly restarts: number;
  /** Fields that the key may not read, as "person.jobTitle", and targets whose label it may not read, as "company". */
  readonly forbidden: readonly string[];
}

/** What a planned job knows: which plan its rows belong to. */
interface Planned extends JobBase {
  readonly fingerprint: string;
}

interface Counted extends Planned {
  readonly total: number;
}

/** What the sheet was like before the first copy: afterwards it cannot be told any more. */
export interface Image {
  /** Columns to insert, and the width of the grid before: it tells a repeated step whether they are in. */
  readonly insert: { readonly after: number; readonly count: number; readonly maxColumns: number } | null;
  /** Compared with the table before; null the first time. */
  readonly change: { readonly added: number; readonly gone: number } | null;
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
  | (Counted & { readonly phase: 'checking' })
  | (Counted & {
      readonly phase: 'publishing';
      readonly distinct: number;
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
  /** A page was too much for the server: ask for less. */
  | { readonly type: 'slowed'; readonly pageSize: number }
  /** The view, its columns or its count changed. */
  | { readonly type: 'changed' }
  | { readonly type: 'columnForbidden'; readonly names: readonly string[] }
  | { readonly type: 'checked'; readonly distinct: number; readonly newSheetName: string | null }
  | { readonly type: 'imaged'; readonly image: Image }
  | { readonly type: 'published'; readonly table: Table; readonly receipt: Receipt }
  | { readonly type: 'failed'; readonly kind: ErrorKind; readonly details: ErrorDetails }
  | { readonly type: 'cancelled' };

type EventOf<E extends JobEvent['type']> = Extract<JobEvent, { readonly type: E }>;
type Transitions = {
  readonly [P in JobPhase]: { readonly [E in JobEvent['type']]: (job: JobIn<P>, event: EventOf<E>) => Job };
};

/** The event has no meaning in this phase: a late answer of an execution that another one overtook. */
const stay = (job: Job): Job => job;

const fail = (job: Job, event: EventOf<'failed'>): Job => ({
  ...baseOf(job),
  phase: 'failed',
  kind: event.kind,
  details: event.details,
});

const cancel = (job: Job): Job => ({ ...baseOf(job), phase: 'cancelled' });

const restart = (job: Job): Job =>
  job.restarts < MAX_RESTARTS
    ? { ...baseOf(job), phase: 'planning', restarts: job.restarts + 1 }
    : { ...baseOf(job), phase: 'failed', kind: 'view-changing', details: { view: job.table.viewName } };

const replan = (job: Job, event: EventOf<'columnForbidden'>): Job => ({
  ...baseOf(job),
  phase: 'planning',
  forbidden: [...new Set([...job.forbidden, ...event.names])],
});

const ENDED = {
  planned: stay,
  counted: stay,
  pagesWritten: stay,
  slowed: stay,
  changed: stay,
  columnForbidden: stay,
  checked: stay,
  imaged: stay,
  published: stay,
  failed: stay,
  cancelled: stay,
} as const;

const TRANSITIONS: Transitions = {
  planning: {
    ...ENDED,
    planned: (job, event) => ({ ...job, phase: 'counting', fingerprint: event.fingerprint }),
    changed: restart,
    columnForbidden: replan,
    failed: fail,
    cancelled: cancel,
  },
  counting: {
    ...ENDED,
    counted: (job, event) => ({
      ...job,
      phase: 'fetching',
      total: event.total,
      offset: 0,
      pageSize: event.pageSize,
      pageCap: null,
    }),
    changed: restart,
    columnForbidden: replan,
    failed: fail,
    cancelled: cancel,
  },
  fetching: {
    ...ENDED,
    pagesWritten(job, event) {
      const offset = job.offset + event.rows;
      if (event.hasMore) return { ...job, offset, pageSize: event.pageSize, pageCap: event.pageCap };
      return offset === job.total ? { ...countedOf(job), phase: 'checking' } : restart(job);
    },
    slowed: (job, event) => ({ ...job, pageSize: event.pageSize }),
    changed: restart,
    columnForbidden: replan,
    failed: fail,
    cancelled: cancel,
  },
  checking: {
    ...ENDED,
    checked: (job, event) => ({
      ...job,
      phase: 'publishing',
      image: null,
      distinct: event.distinct,
      newSheetName: event.newSheetName,
    }),
    changed: restart,
    failed: fail,
    cancelled: cancel,
  },
  publishing: {
    ...ENDED,
    imaged: (job, event) => (job.image === null ? { ...job, image: event.image } : job),
    published: (job, event) => ({ ...baseOf(job), phase: 'done', table: event.table, receipt: event.receipt }),
    // Once the copy began there is no way back but forward: the image is complete and copying it again is harmless.
    failed: (job, event) => (job.image === null ? fail(job, event) : job),
    cancelled: (job) => (job.image === null ? cancel(job) : job),
  },
  done: ENDED,
  failed: ENDED,
  cancelled: ENDED,
};

/** The next job. Pure: any event in any phase gives a job. */
export function transition(job: Job, event: JobEvent): Job {
  // The table is complete by its type; only the pairing of one phase with one event is lost on the compiler here.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const handler = TRANSITIONS[job.phase][event.type] as (job: Job, event: JobEvent) => Job;
  return handler(job, event);
}

/** The phase's own fields taken off. */
function baseOf({ v, table, sheetId, owner, started, saved, requests, restarts, forbidden }: Job): JobBase {
  return { v, table, sheetId, owner, started, saved, requests, restarts, forbidden };
}

function countedOf(job: JobIn<'fetching'>): Counted {
  return { ...baseOf(job), fingerprint: job.fingerprint, total: job.total };
}

export function isActive(job: Job): job is ActiveJob {
  return job.phase !== 'done' && job.phase !== 'failed' && job.phase !== 'cancelled';
}

/** Until the copy to the person's sheet begins. */
export function canCancel(job: Job): boolean {
  return transition(job, { type: 'cancelled' }).phase === 'cancelled';
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
    case 'checking':
    case 'publishing':
      return job.total;
    case 'done':
      return job.receipt.written;
  }
}
