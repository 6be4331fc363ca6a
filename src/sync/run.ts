/** The loop of a pull: ask the phase for its step, perform it, save. Killed anywhere, the next slice repeats what was not saved. */
import { asSyncError, type SyncError } from '../errors';
import { removeWorking } from './own/hidden/hidden';
import { blamed, isAboutView } from './plan/blamed';
import { forbiddenNames } from './plan/forbidden';
import type { SyncPlan } from './plan/plan';
import { isLost, publish } from './publish/publish';
import { check, count } from './read/check';
import { fetchPages, walkPage } from './read/fetch';
import { smallerPageSize } from './read/page-size';
import { stageMarks } from './read/built-marks';
import { stage } from './read/reading';
import { type ActiveJob, isActive, isWriting, type Job, type JobEvent } from './job/job';
import { type Memory, newMemory, type Slice, type SliceResult } from './read/slice';
import { canCancel, transition } from './job/transition';

/**
 * Works until the job ends, the time is up, or Twenty asks to wait. What was read is held in memory, and written to a hidden sheet only
 * where another execution must go on with it. Act first, save after: an execution that dies in between is repeated from what is saved.
 */
export function runSlice(job: Job, slice: Slice): SliceResult {
  let current = job;
  while (isActive(current)) {
    const before = slice.twenty.requests();
    let event: JobEvent;
    try {
      event = mayBeCancelled(current) && slice.cancelRequested() ? { type: 'cancelled' } : eventOf(current, slice);
    } catch (thrown) {
      const error = asSyncError(thrown);
      if (error.kind !== 'rate-limited') throw thrown;
      const waiting = counted(current, before, slice);
      return { job: save(staged(waiting, slice), slice), waitMs: waitFor(error, waiting.requests - current.requests) };
    }
    current = counted(transition(current, event), before, slice);
    slice.noteProgress(current);
    if (current.phase === 'planning') forget(slice.memory);
    if (slice.clock.now() >= slice.deadline) break;
  }
  if (isActive(current)) return { job: save(staged(current, slice), slice), waitMs: 0 };
  const ended = save(current, slice);
  // Only now: a job that is saved as ended never needs its hidden sheets again.
  const isUntouched = slice.memory.isUntouched && job.phase === 'planning';
  if (!isUntouched) removeWorking(slice.spreadsheet, ended.table.id);
  return { job: ended, waitMs: 0 };
}

/** A step that was refused half-way asks all of it again: until then there must be room for what it had asked, and for one more. */
function waitFor({ details }: SyncError, asked: number): number {
  const [wait, limit, windowMs] = [details['retryAfterMs'], details['limit'], details['windowMs']].map(Number);
  return Math.max(1, (wait || 0) + Math.ceil((asked * (windowMs || 0) * 5) / ((limit || 1) * 4)));
}

/** Asked where a step may take long; publishing asks by itself, before the sheet changes. */
function mayBeCancelled(job: ActiveJob): boolean {
  return canCancel(job) && (job.phase === 'fetching' || job.phase === 'walking');
}

function counted(job: Job, requestsBefore: number, slice: Slice): Job {
  return { ...job, requests: job.requests + slice.twenty.requests() - requestsBefore };
}

function save(job: Job, slice: Slice): Job {
  const saved: Job = { ...job, saved: slice.clock.now() };
  slice.saveJob(saved);
  return saved;
}

/** What was read, where the next execution finds it. */
function staged(job: Job, { memory, spreadsheet }: Slice): Job {
  const { reading } = memory;
  const isWaiting =
    job.phase === 'fetching' || job.phase === 'walking' || job.phase === 'checking' || job.phase === 'publishing';
  if (!isWaiting || isWriting(job)) return job;
  if (job.sheetId === null) {
    const filled = stageMarks(memory.marks ?? [], { tableId: job.table.id, staged: job.staged }, spreadsheet);
    memory.marks = memory.marks === null ? null : [];
    return { ...job, staged: filled };
  }
  if (reading === null) return job;
  const filled = stage(reading, { tableId: job.table.id, staged: job.staged }, spreadsheet);
  memory.reading = null;
  return { ...job, staged: filled };
}

function forget(memory: Memory): void {
  Object.assign(memory, newMemory());
}

function step(job: ActiveJob, slice: Slice): JobEvent {
  switch (job.phase) {
    case 'planning':
      return planned(slice.planFor(job));
    case 'counting':
      return count(job, slice);
    case 'fetching':
      return fetchPages(job, slice);
    case 'walking':
      return walkPage(job, slice);
    case 'checking':
      return check(job, slice);
    case 'publishing':
      return publish(job, slice);
  }
}

function planned({ fingerprint, object, view, language }: SyncPlan): JobEvent {
  const names = { objectLabel: object.labelPlural, objectPath: object.namePlural, viewName: view.name, language };
  return { type: 'planned', fingerprint, names };
}

/** What the step, or its error, means for the job. @throws SyncError `rate-limited`, and what a copy that has begun throws. */
function eventOf(job: ActiveJob, slice: Slice): JobEvent {
  try {
    return step(job, slice);
  } catch (thrown) {
    const error = asSyncError(thrown);
    // No reason to end anything, and finding out what an error means may meet it as well.
    if (error.kind === 'rate-limited') throw error;
    return eventOfError(error, job, slice);
  }
}

/** What an error means for the job: less at a time, without a column, once more from the start, or the end. */
function eventOfError(error: SyncError, job: ActiveJob, slice: Slice): JobEvent {
  if (isWriting(job) || error.kind === 'publish-interrupted' || error.kind === 'publish-closed') {
    if (isLost(error.kind)) return { type: 'lost', kind: error.kind, details: error.details };
    // Else the job can only go on: whoever calls shows the error, and the next slice performs the journal again.
    throw error;
  }
  // People moved rows since they were read, or what was staged is gone: reading begins anew.
  if (
    job.phase === 'publishing' &&
    (error.kind === 'view-changing' ||
      error.kind === 'pages-inconsistent' ||
      (error.kind === 'job-gone' && job.source === 'twenty'))
  )
    return { type: 'changed' };
  if (job.phase === 'fetching' || job.phase === 'walking' || job.phase === 'checking') {
    if (error.kind === 'job-gone') return { type: 'changed' };
  }
  if (job.phase === 'checking' && error.kind === 'pages-inconsistent') return { type: 'changed' };
  // What was planned may have another name by now.
  if (job.phase !== 'planning' && job.phase !== 'publishing' && isAboutView(error) && !slice.askAgain(job)())
    return { type: 'changed' };
  if (job.phase === 'fetching' || job.phase === 'walking') {
    if (error.kind === 'server-busy' || error.kind === 'gateway-failed') {
      const pageSize = smallerPageSize(job.pageSize);
      if (pageSize !== null) return { type: 'slowed', pageSize };
    }
    if (error.kind === 'pages-inconsistent') return { type: 'changed' };
    const names = forbiddenNames(error, slice.planFor(job), job.forbidden, slice.twenty);
    if (names.length > 0) return { type: 'columnForbidden', names };
  }
  const { kind, details } =
    job.phase !== 'planning' && isAboutView(error) ? blamed(error, slice.planFor(job), slice.twenty) : error;
  return { type: 'failed', kind, details };
}
