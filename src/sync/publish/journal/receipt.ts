import type { HiddenGroups, Receipt } from '../../../protocol/receipt';
import type { JobIn } from '../../job/job';
import type { SyncPlan } from '../../plan/plan';
import type { Slice } from '../../read/slice';

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
    ignoredFilters: [...plan.ignoredFilters, ...shownGroups(job, plan)],
    doubts: plan.doubts,
    question: plan.question,
    hiddenGroups: hiddenGroupsOf(job, plan),
  };
}

function hiddenGroupsOf({ hidden }: JobIn<'publishing'>, { hiddenGroups }: SyncPlan): HiddenGroups | null {
  if (hiddenGroups === null || hidden === null) return null;
  const { labels, leftOut } = hiddenGroups;
  return { records: hidden, groups: labels, leftOut };
}

/** Hidden groups that have records in the sheet all the same: by the field that they are groups of. */
function shownGroups({ hidden }: JobIn<'publishing'>, { hiddenGroups }: SyncPlan): readonly string[] {
  return hiddenGroups !== null && hidden !== 0 && !hiddenGroups.leftOut ? [hiddenGroups.field] : [];
}

/** When all is written. */
export function finished(receipt: Receipt, written: number, { clock }: Slice): Receipt {
  const now = clock.now();
  return {
    ...receipt,
    written,
    complete: receipt.distinct === receipt.fetched && written === receipt.fetched,
    // Two machines' clocks differ: never below nothing, which no saved receipt may say.
    seconds: Math.max(0, Math.round((now - Date.parse(receipt.started)) / 100) / 10),
    finished: new Date(now).toISOString(),
  };
}
