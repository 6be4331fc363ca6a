/** The machine of `job.ts`: which event leads where. */
import type { Counted, Job, JobBase, JobEvent, JobIn, JobPhase } from './job';

/** A pull begins anew this often when its view changes while it is read; then it walks by id, once, and ends with `view-changing`. */
const MAX_RESTARTS = 2;

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
  job.restarts <= MAX_RESTARTS
    ? { ...baseOf(job), phase: 'planning', restarts: job.restarts + 1, staged: 0 }
    : { ...baseOf(job), phase: 'failed', kind: 'view-changing', details: { view: job.table.viewName } };

const replan = (job: Job, event: EventOf<'columnForbidden'>): Job => ({
  ...baseOf(job),
  phase: 'planning',
  staged: 0,
  forbidden: [...new Set([...job.forbidden, ...event.names])],
});

const ENDED = {
  planned: stay,
  counted: stay,
  pagesRead: stay,
  walked: stay,
  slowed: stay,
  changed: stay,
  columnForbidden: stay,
  checked: stay,
  published: stay,
  lost: stay,
  failed: stay,
  cancelled: stay,
} as const;

const TRANSITIONS: Transitions = {
  planning: {
    ...ENDED,
    planned: (job, { fingerprint, names }) => ({
      ...job,
      table: { ...job.table, ...names },
      phase: 'counting',
      fingerprint,
    }),
    changed: restart,
    columnForbidden: replan,
    failed: fail,
    cancelled: cancel,
  },
  counting: {
    ...ENDED,
    counted(job, { total, pageSize }) {
      const counted = { ...job, total, pageSize, pageCap: null };
      return job.restarts > MAX_RESTARTS
        ? { ...counted, phase: 'walking', rows: 0, cursor: null, walked: { least: total, most: total } }
        : { ...counted, phase: 'fetching', offset: 0 };
    },
    changed: restart,
    columnForbidden: replan,
    failed: fail,
    cancelled: cancel,
  },
  fetching: {
    ...ENDED,
    pagesRead(job, event) {
      const offset = job.offset + event.rows;
      if (event.hasMore) return { ...job, offset, pageSize: event.pageSize, pageCap: event.pageCap };
      return offset === job.total ? { ...countedOf(job), phase: 'checking', walked: null } : restart(job);
    },
    slowed: (job, event) => ({ ...job, pageSize: event.pageSize }),
    changed: restart,
    columnForbidden: replan,
    failed: fail,
    cancelled: cancel,
  },
  walking: {
    ...ENDED,
    walked(job, { rows: came, cursor, total, pageSize, pageCap }) {
      const rows = job.rows + came;
      const walked = { least: Math.min(job.walked.least, total), most: Math.max(job.walked.most, total) };
      if (cursor !== null) return { ...job, rows, cursor, walked, pageSize, pageCap };
      // More than were ever counted at once is no wonder: some left after they had been read. Fewer is a set that is short.
      return rows >= walked.least ? { ...countedOf(job), total: rows, phase: 'checking', walked } : restart(job);
    },
    slowed: (job, event) => ({ ...job, pageSize: event.pageSize }),
    changed: restart,
    columnForbidden: replan,
    failed: fail,
    cancelled: cancel,
  },
  checking: {
    ...ENDED,
    checked: (job, { asked, distinct, hidden }) => ({
      ...job,
      phase: 'publishing',
      journalled: false,
      asked,
      distinct,
      hidden,
    }),
    changed: restart,
    failed: fail,
    cancelled: cancel,
  },
  publishing: {
    ...ENDED,
    changed: (job) => (job.journalled ? job : restart(job)),
    published: (job, { table, sheetId, receipt }) => ({ ...baseOf(job), phase: 'done', table, sheetId, receipt }),
    lost: (job, event) => ({ ...baseOf(job), phase: 'failed', kind: event.kind, details: event.details }),
    // Once the sheet may have changed there is no way back but forward: the journal is whole, and performing it again is harmless.
    failed: (job, event) => (job.journalled ? job : fail(job, event)),
    cancelled: (job) => (job.journalled ? job : cancel(job)),
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
function baseOf(job: Job): JobBase {
  const {
    v,
    table,
    source,
    sheetId,
    owner,
    key,
    started,
    saved,
    requests,
    restarts,
    acceptFewer,
    acceptGone,
    resetHeaders,
    staged,
    forbidden,
  } = job;
  return {
    v,
    table,
    source,
    sheetId,
    owner,
    key,
    started,
    saved,
    requests,
    restarts,
    acceptFewer,
    acceptGone,
    resetHeaders,
    staged,
    forbidden,
  };
}

function countedOf(job: JobIn<'fetching' | 'walking'>): Counted {
  return { ...baseOf(job), fingerprint: job.fingerprint, total: job.total };
}

/** Until the sheet may change. */
export function canCancel(job: Job): boolean {
  return transition(job, { type: 'cancelled' }).phase === 'cancelled';
}
