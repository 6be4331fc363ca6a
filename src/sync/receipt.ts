import type { Receipt } from '../protocol';
import type { Image, JobIn } from './job';
import type { SyncPlan } from './plan';
import type { Run } from './run';

/** The proof: checked before publishing, and counted again on the sheet's side by what was copied. */
export function receiptOf(job: JobIn<'publishing'>, image: Image, plan: SyncPlan, run: Run): Receipt {
  const now = run.clock.now();
  return {
    complete: job.distinct === job.total,
    asked: job.total,
    fetched: job.total,
    distinct: job.distinct,
    written: job.total,
    columns: plan.columns.length,
    added: image.change?.added ?? null,
    gone: image.change?.gone ?? null,
    requests: job.requests,
    seconds: Math.round((now - job.started) / 100) / 10,
    started: new Date(job.started).toISOString(),
    finished: new Date(now).toISOString(),
    leftOut: plan.leftOut,
    ignoredFilters: plan.ignoredFilters,
  };
}
