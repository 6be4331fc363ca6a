import type { Receipt } from '../../protocol';
import type { Image, JobIn } from '../job/job';
import type { Run } from '../job/slice';

/** What an undo brings back keeps the receipt that it had; only the rows on the sheet are counted anew. */
export function restoredReceipt(job: JobIn<'publishing'>, receipt: Receipt, written: number): Receipt {
  const isWhole = written === job.total && written === receipt.written;
  return { ...receipt, written, complete: receipt.complete && isWhole };
}

/** The proof: what was checked before publishing, and the rows that were found on the sheet when all was written. */
export function receiptOf(job: JobIn<'publishing'>, image: Image, columns: number, written: number, run: Run): Receipt {
  const now = run.clock.now();
  return {
    complete: job.distinct === job.total && written === job.total,
    asked: job.asked,
    // Checking lets no job pass whose staged rows are not as many as were counted.
    fetched: job.total,
    distinct: job.distinct,
    written,
    columns,
    added: image.change?.added ?? null,
    changed: image.change?.changed ?? null,
    gone: image.change?.gone ?? null,
    restarts: job.restarts,
    walked: job.walked,
    requests: job.requests,
    seconds: Math.round((now - job.started) / 100) / 10,
    started: new Date(job.started).toISOString(),
    finished: new Date(now).toISOString(),
    leftOut: image.leftOut,
    ignoredFilters: image.ignoredFilters,
  };
}
