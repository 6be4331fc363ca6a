/** The loop of a pull: ask the phase for its step, perform it, save. Killed anywhere, the next slice repeats one step. */
import { asSyncError, type SyncError } from '../../errors';
import { check, count } from '../read/check';
import { fetchPages, walkPage } from '../read/fetch';
import { forbiddenNames } from '../plan/forbidden';
import { type ActiveJob, isActive, type Job, type JobEvent, type JobIn } from './job';
import { smallerPageSize } from '../read/page-size';
import { makeImage } from '../publish/image';
import { copyImage } from '../publish/publish';
import type { Run, SliceResult } from './slice';
import { removeHidden, removeOne, showBefore } from '../own/staging';
import { canCancel, transition } from './transition';

/** Works until the job ends, the time is up, or Twenty asks to wait. Act first, save after. */
export function runSlice(job: Job, run: Run): SliceResult {
  let current = job;
  const seen = new Set<string>();
  while (isActive(current)) {
    const before = run.twenty.requests();
    let event: JobEvent;
    try {
      event = run.cancelRequested() && canCancel(current) ? { type: 'cancelled' } : eventOf(current, run, seen);
    } catch (thrown) {
      const error = asSyncError(thrown);
      if (error.kind !== 'rate-limited') throw thrown;
      return { job: save(current, before, run), waitMs: Math.max(1, Number(error.details['retryAfterMs'] ?? 0)) };
    }
    const next = transition(current, event);
    if (next.phase === 'planning') seen.clear();
    // Before the job is saved as ended: afterwards anybody may sweep what was set aside.
    if (next.phase === 'failed') rescueBefore(next, run);
    current = save(next, before, run);
    if (run.clock.now() >= run.deadline) break;
  }
  // Only now: a job that is saved as ended never needs its hidden sheets again.
  if (!isActive(current)) removeHidden(run.spreadsheet, current.table.id);
  if (current.phase === 'done' && current.source === 'undo') removeOne(run.spreadsheet, 'undo', current.table.id);
  return { job: current, waitMs: 0 };
}

/** A copy that could not be ended left the person's own columns on the sheet where they were set aside. */
function rescueBefore(job: JobIn<'failed'>, { spreadsheet, words }: Run): void {
  if (job.kind === 'job-gone') showBefore(spreadsheet, job.table.id, words.beforeName(job.table.viewName));
}

function save(job: Job, requestsBefore: number, run: Run): Job {
  const requests = job.requests + run.twenty.requests() - requestsBefore;
  const saved: Job = { ...job, requests, saved: run.clock.now() };
  run.saveJob(saved);
  return saved;
}

function step(job: ActiveJob, run: Run, seen: Set<string>): JobEvent {
  switch (job.phase) {
    case 'planning':
      return { type: 'planned', fingerprint: run.planFor(job).fingerprint };
    case 'counting':
      return count(job, run);
    case 'fetching':
      return fetchPages(job, run, seen);
    case 'walking':
      return walkPage(job, run, seen);
    case 'checking':
      return check(job, run, seen);
    case 'publishing':
      return job.image === null ? makeImage(job, run) : copyImage(job, job.image, run);
  }
}

/** What the step, or its error, means for the job. @throws SyncError `rate-limited`, and what a copy that has begun throws. */
function eventOf(job: ActiveJob, run: Run, seen: Set<string>): JobEvent {
  try {
    return step(job, run, seen);
  } catch (thrown) {
    const error = asSyncError(thrown);
    // No reason to end anything, and finding out what an error means may meet it as well.
    if (error.kind === 'rate-limited') throw error;
    return eventOfError(error, job, run);
  }
}

/** What an error means for the job: less at a time, without a column, once more from the start, or the end. */
function eventOfError(error: SyncError, job: ActiveJob, run: Run): JobEvent {
  if (job.phase === 'publishing' && job.image !== null) {
    if (error.kind === 'job-gone' || error.kind === 'sheet-gone')
      return { type: 'lost', kind: error.kind, details: error.details };
    // Else the job can only go on: whoever calls shows the error, and the next slice copies again.
    throw error;
  }
  if (job.phase === 'fetching' || job.phase === 'walking') {
    if (error.kind === 'server-busy') {
      const pageSize = smallerPageSize(job.pageSize);
      if (pageSize !== null) return { type: 'slowed', pageSize };
    }
    if (error.kind === 'pages-inconsistent') return { type: 'changed' };
    const names = forbiddenNames(error, run.planFor(job), job.forbidden, run.twenty);
    if (names.length > 0) return { type: 'columnForbidden', names };
  }
  return { type: 'failed', kind: error.kind, details: error.details };
}
