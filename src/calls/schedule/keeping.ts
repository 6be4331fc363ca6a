/** What a refresh keeps up beside its table: the dated copy, the freshness cell. */
import { asSyncError, type ErrorKind } from '../../errors';
import type { Job } from '../../sync/job/job';
import { missingFrom } from '../../sync/job/schedule';
import type { Extras } from '../../sync/job/extras';
import { refreshFreshness } from '../../sync/own/freshness';
import { isSnapshotDue, takeSnapshot } from '../../sync/publish/lists/snapshots';
import type { App } from '../app/app';
import { SHEET_WORDS } from '../words/words';

/** After a pull has ended well. Nothing of it is a failure of the pull. */
export function keepUp(app: App, job: Job): void {
  attempt(app, () => {
    const { snapshots, freshness } = app.extras.of(job.table.id);
    if (snapshots !== null) attempt(app, () => keepSnapshot(app, job));
    if (freshness !== null) keepFreshness(app, job.table.id);
  });
}

/** What an execution that died after its pull did not do. The caller may hold the lock or not: nobody else works on this table. */
export function finishKeeping(app: App, tableId: string): void {
  const { snapshots } = app.extras.of(tableId);
  const job = snapshots === null ? null : app.jobs.load(tableId);
  if (job?.phase === 'done') attempt(app, () => keepSnapshot(app, job));
}

function attempt(app: App, work: () => void): void {
  try {
    work();
  } catch (thrown) {
    app.log.warn(`beside the table: ${asSyncError(thrown).kind}`);
  }
}

function keepSnapshot(app: App, { table, started, sheetId, source }: Job): void {
  const extras = app.extras.of(table.id);
  const { snapshots } = extras;
  if (snapshots === null || source !== 'twenty') return;
  const { plan, last, since } = snapshots;
  if (started < since) return;
  const placed = sheetId ?? app.tableSheetId(table.id);
  if (placed === null || !isSnapshotDue(plan.every, last, started, app.zone)) return;
  const note = (over: Partial<NonNullable<Extras['snapshots']>>): void =>
    app.extras.save(table.id, { ...extras, snapshots: { ...snapshots, ...over } });
  try {
    const question = { table, sheetId: placed, plan, run: started, last, memo: app.columnMemo };
    takeSnapshot(question, SHEET_WORDS[app.language], app.spreadsheet);
    note({ last: started, trouble: null });
  } catch (thrown) {
    const kind: ErrorKind = asSyncError(thrown).kind;
    if (snapshots.trouble !== kind) note({ trouble: kind });
    throw thrown;
  }
}

/** Writes when the table was refreshed and when it will be stale; where its cell is gone, that is noted and told. */
export function keepFreshness(app: App, tableId: string): void {
  const extras = app.extras.of(tableId);
  if (extras.freshness === null) return;
  const isThere = refreshFreshness(freshnessOf(app, tableId), SHEET_WORDS[app.language], app);
  if (isThere === extras.freshness.lost) app.extras.save(tableId, { ...extras, freshness: { lost: !isThere } });
}

export function freshnessOf(app: App, tableId: string): Parameters<typeof refreshFreshness>[0] {
  const finished = app.jobs.receipt(tableId)?.finished;
  const last = finished === undefined ? null : Date.parse(finished);
  const schedule = app.schedules.of(tableId);
  const staleFrom = schedule && missingFrom({ ...schedule, lastRun: last }, app.clock.now(), app.zone);
  return { tableId, last, staleFrom };
}
