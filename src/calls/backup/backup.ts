/** A backup, object by object: each is a pull of all its fields into a sheet of its own, and the last step writes the manifest. */
import { asSyncError, SyncError } from '../../errors';
import { shownLabel } from '../../gate';
import { mayPass } from '../../remedies/index';
import { BACKUP_ID, type BackupPlan, type BackupRun, isChosen, pullOf } from '../../sync/job/backup';
import { type ActiveJob, isActive, type Job } from '../../sync/job/job';
import type { Table } from '../../sync/job/table';
import { backupSheets, removeOldBackups } from '../../sync/own/hidden/backup-sheets';
import { cellsLeft, removeUntagged, removeWorking } from '../../sync/own/hidden/hidden';
import { FORBIDDING } from '../../sync/plan/culprits';
import { cellsNeeded } from '../../sync/read/room';
import { EVERYTHING } from '../../twenty/views/everything';
import type { App } from '../app/app';
import { beginJob, NOTHING_ACCEPTED } from '../pull/begin';
import { finishBackup } from './finish';
import { planView } from '../plan/planned';
import { isLeftBehindAt, nextSlice } from '../pull/pulls';
import { openSession, type Session } from '../app/session';
import { endAlone } from '../schedule/trigger';

/** All fields with what the API calls their values: no names of related records, whose own sheets have them. */
const EVERY_FIELD: Table['options'] = {
  columns: { kind: 'view' },
  relationLabels: false,
  selectAs: 'value',
  listChanges: false,
  rowOrder: 'view',
  mayShrink: false,
  hiddenGroups: 'pull',
  relationIds: 'first',
  recordLinks: false,
};

/** How far a backup has come. */
export interface BackupStep {
  readonly run: BackupRun;
  readonly phase: 'counting' | 'reading' | 'done' | 'cancelled';
  /** Place of the object that is read. */
  readonly index: number;
  readonly job: Job | null;
  readonly waitMs: number;
}

/** All records of an object, as a table asks for them. */
export function everyRecordOf({ connection, object }: Session, objectId: string, id: string, app: App): Table {
  const { labelPlural, namePlural } = object(objectId);
  const { address, workspaceId, workspaceName } = connection;
  const names = { objectLabel: labelPlural, objectPath: namePlural, viewId: EVERYTHING, viewName: labelPlural };
  const nobody = { memberId: null, memberZone: null, memberName: '' };
  const { language } = app;
  return {
    v: 1,
    id,
    address,
    workspaceId,
    workspaceName,
    objectId,
    ...names,
    ...nobody,
    language,
    options: EVERY_FIELD,
  };
}

/** The caller holds the lock. @throws SyncError `job-elsewhere` while another person's is under way, `not-connected`. */
export function beginBackup(app: App, { address, workspaceId, objectIds, keep }: BackupPlan): BackupRun {
  const running = app.backups.run();
  if (running?.owner === app.owner) return running;
  if (running) {
    if (!isLeftBehindAt(app, running.saved)) throw new SyncError('job-elsewhere');
    discardBackup(app, running);
  }
  const schema = openSession(app, { address, workspaceId }).schema({ fresh: true });
  const objects = objectIds.flatMap((id) => {
    const object = schema.objectById(id);
    if (!object) return [];
    return [{ objectId: id, label: shownLabel(object.labelPlural), total: null, columns: 0, isForbidden: false }];
  });
  if (objects.length === 0) throw new SyncError('object-unknown');
  app.jobs.forgetCancel(BACKUP_ID);
  const started = app.clock.now();
  const about = { v: 1, id: app.newId(), owner: app.owner, started, saved: started } as const;
  const run: BackupRun = { ...about, address, workspaceId, keep, objects, fits: false };
  removeOldBackups(Number.POSITIVE_INFINITY, null, app.spreadsheet);
  app.backups.saveRun(run);
  return run;
}

/**
 * Works until the backup is whole, the time is up (milliseconds since the epoch) or Twenty asks to wait. The caller holds the lock.
 *
 * @throws SyncError `job-gone`, `job-elsewhere`, `backup-no-room`, and what ended a pull of it: unless that may pass, nothing of it is left.
 */
export function workOnBackup(app: App, deadline: number): BackupStep {
  const run = app.backups.run();
  if (!run) throw new SyncError('job-gone', { view: '' });
  if (run.owner !== app.owner) throw new SyncError('job-elsewhere');
  requireChosen(app, run);
  const counted = run.fits ? run : countObjects(app, run, deadline);
  if ('waitMs' in counted) return counted;
  let current = saved(app, counted);
  for (const [index] of current.objects.entries()) {
    while (!isKept(app, current, index)) {
      if (app.jobs.cancelRequested(BACKUP_ID)) return cancelled(app, current);
      const { job, waitMs } = sliceOf(app, current, index, deadline);
      if (job.phase === 'failed' && FORBIDDING.includes(job.kind)) current = saved(app, without(current, index));
      else if (job.phase === 'failed') {
        // What may pass is tried again from this object on.
        if (!mayPass(job.kind)) discardBackup(app, current);
        throw new SyncError(job.kind, job.details);
      }
      if (waitMs > 0 || app.clock.now() >= deadline) {
        saved(app, current);
        return { run: current, phase: 'reading', index, job, waitMs };
      }
    }
  }
  finishBackup(app, current);
  app.backups.saveRun(null);
  endAlone(app, BACKUP_ID);
  return { run: current, phase: 'done', index: current.objects.length, job: null, waitMs: 0 };
}

/** Before anything is asked with the key of its owner. @throws SyncError `not-agreed`; nothing of the run is left. */
function requireChosen(app: App, run: BackupRun): void {
  const plan = app.backups.plan();
  const foreign = run.objects.find(({ objectId }) => !isChosen(plan, run, [objectId]));
  if (foreign === undefined) return;
  discardBackup(app, run);
  throw new SyncError('not-agreed', { view: foreign.label });
}

function saved(app: App, run: BackupRun): BackupRun {
  const now: BackupRun = { ...run, saved: app.clock.now() };
  app.backups.saveRun(now);
  return now;
}

const without = (run: BackupRun, index: number): BackupRun => ({
  ...run,
  objects: run.objects.map((one, at) => (at === index ? { ...one, isForbidden: true } : one)),
});

function cancelled(app: App, run: BackupRun): BackupStep {
  discardBackup(app, run);
  return { run, phase: 'cancelled', index: 0, job: null, waitMs: 0 };
}

/** Its sheet is there, and nothing of its pull is left; or the key may not read it. */
function isKept(app: App, run: BackupRun, index: number): boolean {
  const tableId = pullOf(run, index);
  const job = app.jobs.load(tableId);
  if (job && isActive(job)) return false;
  const isThere =
    run.objects[index]?.isForbidden === true ||
    backupSheets(app.spreadsheet).some(({ object }) => object?.tableId === tableId);
  if (isThere && job) forgetPull(app, tableId);
  return isThere;
}

function forgetPull(app: App, tableId: string): void {
  removeWorking(app.spreadsheet, tableId);
  removeUntagged(app.spreadsheet, (one) => one === tableId);
  app.leaving.forgetTable(tableId);
}

function sliceOf(
  app: App,
  run: BackupRun,
  index: number,
  deadline: number,
): { readonly job: Job; readonly waitMs: number } {
  const tableId = pullOf(run, index);
  const known = app.jobs.load(tableId);
  if (!known || !isActive(known)) beginPull(app, run, index);
  return nextSlice(app, tableId, deadline);
}

function beginPull(app: App, run: BackupRun, index: number): ActiveJob {
  const objectId = run.objects[index]?.objectId ?? '';
  const table = everyRecordOf(openSession(app, run), objectId, pullOf(run, index), app);
  return beginJob(app, { table, sheetId: null }, NOTHING_ACCEPTED);
}

/** Before a record is asked for: how many there are, and whether all of it fits beside the backups that stay until then. */
function countObjects(app: App, begun: BackupRun, deadline: number): BackupRun | BackupStep {
  const session = openSession(app, begun);
  let run = begun;
  for (const [index, { objectId, total, isForbidden }] of begun.objects.entries()) {
    if (app.jobs.cancelRequested(BACKUP_ID)) return cancelled(app, run);
    if (total !== null || isForbidden) continue;
    if (app.clock.now() >= deadline) return { run: saved(app, run), phase: 'counting', index, job: null, waitMs: 0 };
    try {
      const counted = countObject(app, session, objectId);
      run = { ...run, objects: run.objects.map((one, at) => (at === index ? { ...one, ...counted } : one)) };
    } catch (thrown) {
      const { kind, details } = asSyncError(thrown);
      if (FORBIDDING.includes(kind)) run = without(run, index);
      else if (kind === 'rate-limited') {
        const waitMs = Number(details['retryAfterMs'] ?? 1_000);
        return { run: saved(app, run), phase: 'counting', index, job: null, waitMs };
      } else throw thrown;
    }
  }
  const readable = run.objects.filter(({ isForbidden }) => !isForbidden);
  const cells = readable.reduce((sum, { total, columns }) => sum + cellsOf(app, total ?? 0, columns), 0);
  const left = cellsLeft(app.spreadsheet);
  if (cells <= left && readable.length > 0) return { ...run, fits: true };
  discardBackup(app, run);
  if (readable.length === 0) throw new SyncError('object-forbidden', { object: run.objects[0]?.label ?? '' });
  throw new SyncError('backup-no-room', { cells, left });
}

/** Cells that an object needs in a backup. */
export const cellsOf = ({ spreadsheet }: App, total: number, columns: number): number =>
  cellsNeeded({ sheetId: null, total, columns, isBackup: true }, spreadsheet);

/** @throws what counting throws. */
export function countObject(
  app: App,
  session: Session,
  objectId: string,
): { readonly total: number; readonly columns: number } {
  const table = everyRecordOf(session, objectId, '', app);
  const asked = { now: app.clock.now(), forbidden: [], dialect: session.dialect(), fresh: false };
  const { object, filter, columns } = planView(app, session, table, asked);
  return { total: session.twenty.count(object, filter), columns: columns.length };
}

/** Nothing of it is left; backups that are complete stay. The caller holds the lock. */
export function discardBackup(app: App, run: BackupRun): void {
  for (const index of run.objects.keys()) {
    const tableId = pullOf(run, index);
    if (app.jobs.load(tableId)) forgetPull(app, tableId);
  }
  // A manifest that was begun.
  removeWorking(app.spreadsheet, run.id);
  removeUntagged(app.spreadsheet, (one) => one === run.id);
  app.backups.saveRun(null);
  removeOldBackups(Number.POSITIVE_INFINITY, null, app.spreadsheet);
  endAlone(app, BACKUP_ID);
}

/** This person's, not at its end. */
export function unfinishedBackup(app: App): BackupRun | null {
  const run = app.backups.run();
  return run?.owner === app.owner ? run : null;
}
