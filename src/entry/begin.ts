/** How jobs begin: a pull, and an undo. */
import { SyncError } from '../errors';
import { type ActiveJob, isActive, isCopying, type JobBase } from '../sync/job/job';
import { showBefore } from '../sync/own/staging';
import type { Table } from '../sync/job/table';
import { transition } from '../sync/job/transition';
import { readUndos, undoJob } from '../sync/publish/undo';
import type { App } from './app';
import { beforeName, finishCopy, isLeftBehind, placedTable } from './pulls';

/** A table and the sheet that it fills; null for a new one. */
export interface NewPull {
  readonly table: Table;
  readonly sheetId: number | null;
}
/** A new job for a table. The caller holds the lock. @throws SyncError `job-elsewhere` while another person's runs. */
export function beginJob(app: App, { table, sheetId }: NewPull, acceptFewer: boolean): ActiveJob {
  // A job that cannot be read may have ended in the middle of its copy: this one would set aside anew.
  if (!app.jobs.load(table.id) && sheetId !== null) {
    showBefore(app.spreadsheet, table.id, beforeName(app, table.viewName));
  }
  makeWay(app, table.id);
  return begin(app, { ...newBase(app, table, sheetId), phase: 'planning', acceptFewer });
}

/**
 * A job that brings back the table as it was before its last refresh: it begins where rows are staged. The caller holds the
 * lock. @throws SyncError `undo-gone`, `table-unknown`, `job-elsewhere`.
 */
export function beginUndo(app: App, tableId: string): ActiveJob {
  const running = app.jobs.load(tableId);
  if (running && isActive(running) && running.source === 'undo' && running.owner === app.owner) return running;
  makeWay(app, tableId);
  const { sheetId } = placedTable(app, tableId);
  const undo = readUndos(app.spreadsheet).find(({ table }) => table.id === tableId);
  if (!undo) throw new SyncError('undo-gone');
  return begin(app, undoJob(newBase(app, undo.table, sheetId), undo));
}

/** Another person's pull of the table is left alone while it lives; a copy that began is ended first. */
function makeWay(app: App, tableId: string): void {
  const running = app.jobs.load(tableId);
  if (!running || !isActive(running)) return;
  if (running.owner !== app.owner && !isLeftBehind(app, running)) throw new SyncError('job-elsewhere');
  if (isCopying(running)) finishCopy(app, running);
  else app.runs.add(transition(running, { type: 'cancelled' }), app.scheduled);
}

function begin(app: App, job: ActiveJob): ActiveJob {
  app.jobs.forgetCancel(job.table.id);
  app.jobs.save(job);
  return job;
}

function newBase(app: App, table: Table, sheetId: number | null): JobBase {
  const now = app.clock.now();
  return {
    v: 2,
    table,
    source: 'twenty',
    sheetId,
    owner: app.owner,
    started: now,
    saved: now,
    requests: 0,
    restarts: 0,
    acceptFewer: false,
    forbidden: [],
  };
}
