import type { Receipt } from '../../protocol';
import type { JobIn } from '../job/job';
import type { SyncPlan } from '../plan/plan';

/** What is proved of the records before they are published; what the sheet shows of them is added when all is written. */
export function proofOf(job: JobIn<'publishing'>, plan: SyncPlan): Receipt {
  return {
    complete: false,
    asked: job.asked,
    // Checking lets no job pass whose records are not as many as were counted.
    fetched: job.total,
    distinct: job.distinct,
    written: 0,
    columns: plan.columns.length,
    added: null,
    changed: null,
    gone: null,
    edited: 0,
    unmoved: [],
    restarts: job.restarts,
    walked: job.walked,
    requests: job.requests,
    seconds: 0,
    started: new Date(job.started).toISOString(),
    finished: new Date(job.started).toISOString(),
    leftOut: plan.leftOut,
    ignoredFilters: plan.ignoredFilters,
    doubts: plan.doubts,
  };
}
