import { asSyncError, SyncError } from '../errors';
import { isActive } from '../sync/job/job';
import { isDue, type Schedule } from '../sync/job/schedule';
import { isFull } from '../twenty/set-or-forget';
import { failureOf } from './answer';
import { agreedTable, refusedFor } from './agreed';
import type { App } from './app';
import { beginJob, NOTHING_ACCEPTED } from './begin';
import { nextSlice, placedTable, withLock } from './pulls';

/**
 * A scheduled run ends after three minutes: consumers have ninety minutes of triggers a day, so hourly runs fit (platform
 * page, §1.1). What is not done by then goes on soon, where Google allows that, else at the next tick.
 */
const RUN_MS = 180_000;

/** Nobody looks on: a server that refuses again and again, and says that it will not be long, is not asked without a pause. */
const SHORTEST_WAIT_MS = 1_000;

/** Refreshes every table of this person that is due. One table's failure does not keep the others from their turn. */
export function refreshDueTables(app: App): void {
  const deadline = app.clock.now() + RUN_MS;
  refreshUntil(app, deadline);
  const mine = app.schedules.ownedBy(app.owner);
  if (mine.some(({ tableId, schedule }) => isWaiting(app, tableId, schedule))) app.continuation.soon();
  else app.continuation.over();
}

function refreshUntil(app: App, deadline: number): void {
  for (const { tableId, schedule } of app.schedules.ownedBy(app.owner)) {
    if (app.clock.now() >= deadline) return;
    try {
      if (isWaiting(app, tableId, schedule)) refreshOne(app, tableId, deadline);
    } catch (thrown) {
      // Not even its failure could be noted.
      app.log.warn(`scheduled refresh: ${asSyncError(thrown).kind}`);
    }
  }
}

function isWaiting(app: App, tableId: string, schedule: Schedule): boolean {
  return isDue(schedule, app.clock.now()) || hasUnfinished(app, tableId);
}

function hasUnfinished(app: App, tableId: string): boolean {
  const job = app.jobs.load(tableId);
  return job !== null && isActive(job) && job.owner === app.owner;
}

function refreshOne(app: App, tableId: string, deadline: number): void {
  const lastRun = app.clock.now();
  const record = (lastFailure: string | null) => {
    const schedule = app.schedules.of(tableId);
    // Switched off meanwhile, or another person's: so it stays.
    if (schedule?.owner !== app.owner) return;
    try {
      app.schedules.save(tableId, { ...schedule, lastRun, lastFailure });
    } catch (thrown) {
      // The table is due at the next tick then, and the others have their turn now.
      if (!isFull(thrown)) throw thrown;
    }
  };
  try {
    const { table, sheetId } = placedTable(app, tableId);
    withLock(app, () => {
      if (hasUnfinished(app, tableId)) return;
      const agreed = agreedTable(app, table);
      app.agreements.withdraw(tableId);
      app.agreements.schedule(tableId, true);
      beginJob(app, { table: agreed, sheetId, forbidden: refusedFor(app, tableId) }, NOTHING_ACCEPTED);
    });
    for (;;) {
      const { job, waitMs } = withLock(app, () => nextSlice(app, tableId, deadline));
      if (job.phase === 'failed') throw new SyncError(job.kind, job.details);
      if (!isActive(job) || waitMs === 0 || app.clock.now() + waitMs >= deadline) break;
      app.clock.sleep(Math.max(waitMs, SHORTEST_WAIT_MS));
    }
    record(null);
  } catch (thrown) {
    const error = asSyncError(thrown);
    app.log.warn(`scheduled refresh: ${error.kind}`);
    // A table that was deleted needs no schedule any more.
    if (error.kind === 'table-unknown') app.schedules.remove(tableId);
    else record(failureOf(error, app.language).message);
  }
}
