/** Taking over what another person left, and ending jobs. */
import { SyncError } from '../../errors';
import { isActive, isWriting, type Job } from '../../sync/job/job';
import { removeUntagged, removeWorking } from '../../sync/own/hidden/hidden';
import { transition } from '../../sync/job/transition';
import { tableByHand } from '../plan/agreed';
import type { App } from '../app/app';
import { beginJob, beginUndo, NOTHING_ACCEPTED } from './begin';
import { finishWriting, isLeftBehind, ownJob, saveJob, withLock } from './pulls';
import { openSession } from '../app/session';

/**
 * The job with which this person goes on: one of their own, with their own key. A copy that had begun is ended instead, which needs no key
 * and is all that was wanted. The caller holds the lock.
 *
 * @param agreed what this person said yes to, as `Failure.agree` named it
 * @throws SyncError `job-gone` when there is nothing to take over, `job-elsewhere` when somebody may be at it, and what `tableByHand`
 * throws.
 */
export function takeOver(app: App, tableId: string, agreed: string | undefined): Job {
  const left = app.jobs.load(tableId);
  if (!left || !isActive(left)) throw new SyncError('job-gone', { view: left?.table.viewName ?? tableId });
  if (left.owner === app.owner) return left;
  if (!isLeftBehind(app, left)) throw new SyncError('job-elsewhere');
  if (isWriting(left)) return finishWriting(app, left);
  if (left.source === 'undo') return beginUndo(app, tableId);
  // Before the job: one that nobody can work on would keep others from the table.
  const table = tableByHand(app, openSession(app, left.table), left.table, agreed);
  // It is read anew, and a refresh that finds nothing new looks for no hidden sheets.
  removeWorking(app.spreadsheet, tableId);
  return beginJob(app, { table, sheetId: left.sheetId }, NOTHING_ACCEPTED);
}

/** Ends a job of this person, or one that another left behind. @throws SyncError `job-gone`, `job-elsewhere`. */
export function cancelPull(app: App, tableId: string): Job {
  const found = app.jobs.load(tableId);
  if (found && found.owner !== app.owner && isLeftBehind(app, found)) return withLock(app, () => discard(app, tableId));
  const running = ownJob(app, tableId);
  if (!isActive(running)) return running;
  app.jobs.requestCancel(tableId);
  // While a slice works, it sees the request itself and ends; its answer says so.
  if (!app.lock.acquire(0)) return running;
  try {
    return cancel(app, ownJob(app, tableId));
  } finally {
    app.lock.release();
  }
}

/** Half of a copy is no state to leave a sheet in: that one is ended. */
function discard(app: App, tableId: string): Job {
  const left = app.jobs.load(tableId);
  if (!left || !isLeftBehind(app, left)) throw new SyncError('job-elsewhere');
  return isWriting(left) ? finishWriting(app, left) : cancel(app, left);
}

function cancel(app: App, running: Job): Job {
  const job = transition({ ...running, saved: app.clock.now() }, { type: 'cancelled' });
  if (isActive(job)) return running;
  saveJob(app, job);
  removeWorking(app.spreadsheet, job.table.id);
  removeUntagged(app.spreadsheet, (tableId) => tableId === job.table.id);
  return job;
}
