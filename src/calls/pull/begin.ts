/** How jobs begin: a pull, and an undo. */
import { SyncError } from '../../errors';
import { type ActiveJob, isActive, isWriting, type Job, type JobBase } from '../../sync/job/job';
import type { PlacedTable, Table } from '../../sync/job/table';
import { transition } from '../../sync/job/transition';
import { openJournal, readUndos } from '../../sync/publish/journal/journal';
import { undoJob } from '../../sync/publish/prepare/undo';
import type { App } from '../app/app';
import { finishKeeping } from '../schedule/keeping';
import { fitTrigger } from '../schedule/trigger';
import { finishWriting, isLeftBehind, placedTable, unfinishedJob } from './pulls';

/** A table and the sheet that it fills; null for a new one. */
export interface NewPull {
  readonly table: Table;
  readonly sheetId: number | null;
  /** What of it is not tried to read, as in `JobBase.forbidden`. */
  readonly forbidden?: readonly string[];
}

/** A new job for a table. The caller holds the lock. @throws SyncError `job-elsewhere` while another person's runs. */
export function beginJob(app: App, { table, sheetId, forbidden = [] }: NewPull, accept: Accepted): ActiveJob {
  finishKeeping(app, table.id);
  const last = makeWay(app, table.id);
  if (last?.phase !== 'done') finishJournal(app, table.id, sheetId);
  const { acceptFewer, acceptGone, resetHeaders = false } = accept;
  const accepted = { acceptFewer, acceptGone, resetHeaders };
  return begin(app, { ...newBase(app, table, sheetId), ...accepted, forbidden, phase: 'planning' });
}

/**
 * A table as its sheet says it once nothing of it is half-way: the end of what somebody left may switch its editing on or off. The
 * caller holds the lock. @throws SyncError `job-elsewhere`, and what `placedTable` throws.
 */
export function tableAtRest(app: App, tableId: string): PlacedTable {
  const left = app.jobs.load(tableId);
  requireFree(app, left);
  if (left && isActive(left) && isWriting(left)) finishWriting(app, left);
  const placed = placedTable(app, tableId);
  if (left?.phase === 'done' || !finishJournal(app, tableId, placed.sheetId)) return placed;
  return placedTable(app, tableId);
}

/** What the person was told and goes on with. */
export interface Accepted {
  readonly acceptFewer: boolean;
  readonly acceptGone: boolean;
  readonly resetHeaders?: boolean | undefined;
}

export const NOTHING_ACCEPTED: Accepted = { acceptFewer: false, acceptGone: false };

/**
 * A journal whose job cannot be read (another version wrote it, or the spreadsheet was copied meanwhile) is finished all the same.
 * Returns whether there was one.
 */
function finishJournal(app: App, tableId: string, sheetId: number | null): boolean {
  const journal = sheetId === null ? null : openJournal(tableId, app.spreadsheet);
  if (journal === null) return false;
  const { receipt, source, ids } = journal;
  const proved = {
    fingerprint: '',
    total: ids.length,
    asked: receipt.asked,
    distinct: receipt.distinct,
    hidden: receipt.hiddenGroups?.records ?? null,
    walked: receipt.walked,
  };
  const base = { ...newBase(app, journal.table, sheetId), source, started: journal.started };
  const job: ActiveJob = { ...base, ...proved, phase: 'publishing', journalled: true };
  app.jobs.save(job);
  finishWriting(app, job);
  return true;
}

/**
 * A job that brings back the table as it was before its last refresh: it begins where rows are staged. The caller holds the
 * lock. @throws SyncError `undo-gone`, `table-unknown`, `job-elsewhere`.
 */
export function beginUndo(app: App, tableId: string): ActiveJob {
  const running = unfinishedJob(app, tableId);
  if (running?.source === 'undo') return running;
  makeWay(app, tableId);
  const { table, sheetId } = tableAtRest(app, tableId);
  const undo = readUndos(app.spreadsheet).find((one) => one.tableId === tableId);
  if (!undo) throw new SyncError('undo-gone');
  pauseSchedule(app, tableId);
  return begin(app, undoJob(newBase(app, table, sheetId), undo));
}

/** @throws SyncError `job-elsewhere` while another person's job of the table lives. */
export function requireFree(app: App, running: Job | null): void {
  if (!running || !isActive(running) || running.owner === app.owner) return;
  if (!isLeftBehind(app, running)) throw new SyncError('job-elsewhere');
}

/** The table's last job. Another person's pull is left alone while it lives; a copy that began is ended first. */
function makeWay(app: App, tableId: string): Job | null {
  const running = app.jobs.load(tableId);
  if (!running || !isActive(running)) return running;
  requireFree(app, running);
  if (isWriting(running)) return finishWriting(app, running);
  app.runs.add(transition(running, { type: 'cancelled' }), app.scheduled);
  return running;
}

/** The next run would do again what is taken back: who undoes lets the schedule go on when they wish. */
function pauseSchedule(app: App, tableId: string): void {
  const schedule = app.schedules.of(tableId);
  if (schedule === null) return;
  app.schedules.save(tableId, { ...schedule, paused: true });
  if (schedule.owner === app.owner) fitTrigger(app);
}

function begin(app: App, job: ActiveJob): ActiveJob {
  app.jobs.forgetCancel(job.table.id);
  app.jobs.save(job);
  return job;
}

function newBase(app: App, table: Table, sheetId: number | null): JobBase {
  const now = app.clock.now();
  return {
    v: 3,
    table,
    source: 'twenty',
    sheetId,
    owner: app.owner,
    key: app.connections.at(table)?.keyId ?? '',
    started: now,
    saved: now,
    requests: 0,
    restarts: 0,
    acceptFewer: false,
    acceptGone: false,
    resetHeaders: false,
    staged: 0,
    forbidden: [],
  };
}
