import { asSyncError, SyncError } from '../errors';
import { isActive, type Job } from '../sync/job';
import { isDue, type Schedule } from '../sync/schedule';
import { failureOf } from './answer';
import type { App } from './app';
import { beginJob, placedTable, withLock, workOn } from './pulls';

/**
 * A scheduled run ends after three minutes: consumers have ninety minutes of triggers a day, so hourly runs fit (platform
 * page, §1.1). What is not done by then goes on at the next tick.
 */
const RUN_MS = 180_000;

/** Refreshes every table of this person that is due. One table's failure does not keep the others from their turn. */
export function refreshDueTables(app: App): void {
  const deadline = app.clock.now() + RUN_MS;
  for (const { tableId, schedule } of app.schedules.ownedBy(app.owner)) {
    if (app.clock.now() >= deadline) return;
    const running = app.jobs.load(tableId);
    const unfinished = running !== null && isActive(running) && running.owner === app.owner;
    if (!unfinished && !isDue(schedule, app.clock.now())) continue;
    refreshOne(app, tableId, schedule, unfinished ? running : null, deadline);
  }
}

function refreshOne(app: App, tableId: string, schedule: Schedule, unfinished: Job | null, deadline: number): void {
  const lastRun = app.clock.now();
  const record = (lastFailure: string | null) => {
    // Switched off meanwhile: it stays off.
    if (app.schedules.of(tableId)) app.schedules.save(tableId, { ...schedule, lastRun, lastFailure });
  };
  try {
    const { table, sheetId } = placedTable(app, tableId);
    let job = unfinished ?? withLock(app, () => beginJob(app, { table, sheetId }, false));
    for (;;) {
      const slice = withLock(app, () => workOn(app, job, deadline));
      job = slice.job;
      const wait = slice.waitMs;
      if (!isActive(job) || wait === 0 || app.clock.now() + wait >= deadline) break;
      app.clock.sleep(wait);
    }
    record(job.phase === 'failed' ? failureOf(new SyncError(job.kind, job.details), app.language).message : null);
  } catch (thrown) {
    const error = asSyncError(thrown);
    app.log.warn(`scheduled refresh: ${error.kind}`);
    // A table that was deleted needs no schedule any more.
    if (error.kind === 'table-unknown') app.schedules.remove(tableId);
    else record(failureOf(error, app.language).message);
  }
}
